"""Words that say who somebody is, not what they want to learn: masked before texts are compared.

Version 1. A word is never taken out without a new version. Names stand here where people write them small, or where they
begin sentences; any other word with a capital letter counts only where the round's texts have it small too (aims.py).
"""

from typing import Final

VERSION: Final = 1

_ETHNICITY: Final = """
    african africans afro aboriginal albanian arab arabic asian asians bangladeshi bame bame bengali black blacks bme brazilian
    british brown bulgarian cameroonian caribbean caucasian chinese colombian colour coloured congolese diaspora dutch egyptian
    english eritrean ethiopian ethnic ethnicity ethnicities european filipino filipina french gambian german ghanaian global
    greek gujarati gypsy hausa heritage hindi hispanic hungarian igbo immigrant immigrants indian indians indigenous iranian
    iraqi irish italian ivorian jamaican japanese kenyan korean kurdish latin latina latino lebanese majority malawian malay
    malaysian mauritian migrant migrants minority minorities minoritised mixed moroccan nepalese nepali nigerian nigerians
    pakistani pakistanis palestinian pashtun persian poc polish portuguese punjabi race races racial racialised refugee
    refugees rhodesian roma romanian romany russian scottish senegalese serbian singaporean somali somalian spanish sri lankan
    sudanese swahili syrian tamil tanzanian thai traveller travellers trinidadian turkish twi ugandan ukrainian urdu vietnamese
    welsh west white whites yoruba zambian zimbabwean africa america asia bangladesh brazil britain china england ethiopia
    europe france germany ghana india iran iraq ireland italy jamaica japan kenya korea lanka malaysia nepal nigeria pakistan
    philippines poland portugal romania russia scotland somalia spain sudan syria trinidad turkey uganda ukraine vietnam wales
    zimbabwe
"""
_FAITH: Final = """
    agnostic allah anglican atheist baptist bible buddhism buddhist buddhists catholic catholics chapel christ christian
    christianity christians church diwali easter eid evangelical faith faiths god gurdwara hijab hindu hinduism hindus humanist
    imam islam islamic jain jainism jesus jew jewish jews judaism kosher halal lent methodist mosque mosques muslim muslims
    orthodox pagan parsi passover pentecostal prayer prayers pray praying priest protestant quaker quran koran rabbi ramadan
    rastafarian religion religions religious sabbath secular shabbat shia sikh sikhism sikhs sunni synagogue temple torah turban
    vicar worship zoroastrian
"""
_GENDER: Final = """
    aunt auntie bisexual boy boys brother brothers cis daughter daughters dad female females father fathers femininity feminine
    gay gender genders gentleman gentlemen girl girls guy guys he her hers herself heterosexual him himself his husband
    intersex ladies lady lesbian lesbians lgbt lgbtq lgbtqia male males man masculine masculinity maternal maternity men
    menopause mother mothers mr mrs ms miss mum nonbinary non-binary paternal paternity pronoun pronouns queer sex sexes
    sexuality she sir sister sisters son sons straight their theirs them themself themselves they trans transgender uncle wife
    wives woman women womens mens
"""
_NAMES: Final = """
    aaliyah aaron abdul abdullah abena abigail abu adam adaeze ade adebayo adeola adnan adrian afua agnes ahmad ahmed aidan
    aisha aishah ajay akosua akua alan alex alexander alexandra ali alice alicia alisha alison amanda amara amber amelia amina
    amir amit amy ana andrea andrew angela anil anita anjali ann anna anne anthony anwar april archie arjun arthur asha ashley
    asif asma austin ava ayesha ayo babatunde barbara beatrice ben benjamin beth beverley bilal bola brenda brian bridget carl
    carol caroline catherine charles charlotte chen chidi chika chinwe chioma chloe chris christine christopher claire clare
    colin connor craig daisy daniel danielle darren david dawn dean deborah deepa deepak delroy denise derek devi diana diane
    dominic donna dorothy duncan edward efua eileen elaine eleanor elena elizabeth ella ellen emeka emily emma eric ethan eva
    evan eve farah farid fatima fatimah fatma femi fiona folake frances francis frank freya funmi gabriel gareth gary gavin
    geoffrey george georgia gillian gita glen gloria goran grace graham greg gurpreet habib hamza hannah hardeep harpreet harriet
    harry hasan hassan hassana heather helen henry hope howard hugh hussain hussein ian ibrahim idris ifeoma imani imran ingrid
    iqbal irene isaac isabel ismail isla ivan ivy jack jacob jacqueline jade jagdeep jake james jamal jan jane janet jasmine
    jason jasvinder jay jean jenna jennifer jenny jeremy jerome jessica jill jim joan joanna joanne joe john jon jonathan jordan
    jose joseph josh joshua joy joyce juan judith julia julian julie june justin kamal karen karim kate katherine kathleen
    katie kavita kayleigh keith kelly kemi ken kenneth kerry kevin khadija khalid khan kim kirsty kofi krishna kumar kwabena
    kwame kweku kyle lakshmi laura lauren leah lee leila leo leroy lesley lewis liam lily linda lisa liz lorraine louis louise
    lucy luke lydia lynn mahmoud malcolm malik manish manjit marcia marcus margaret maria marie marilyn marion mark marlon
    martha martin mary maryam matt matthew maureen max maxine may meera megan mehmet melanie melissa mercy mia michael michelle
    mike miriam mohamed mohammad mohammed mohan molly monica morgan moses muhammad mustafa nadia nana nancy naomi nasreen natalie
    natasha nathan neha neil ngozi niall nicholas nick nicola nigel nikhil nina noah nora norman nneka obi olivia ola olu
    oluwaseun omar oscar osman owen pam pamela parveen patel patricia patrick paul paula pauline penny peter philip phillip
    pooja pradeep prakash priya priyanka quentin rachel raj rajesh ram ramesh rani rashid raymond rebecca reena rehana richard
    rita robert robin roger rohan roisin ronald rosa rose rosemary ross roy rubina ruby rupa russell ruth ryan sabina sabrina
    saeed sally sam samantha samina samir samira samuel sana sandeep sandra sanjay sara sarah saoirse scott sean seema segun
    shabana shahid shanice shannon sharon shaun sheila shirley siddharth simon simone singh sita sofia sophia sophie stacey
    stanley stella stephanie stephen steve steven stuart sue sunil sunita suresh susan suzanne syed sylvia tamara tanisha tara
    tariq tasha temi teresa terry thandi theresa thomas tim timothy tina toby tom tony tracey trevor trisha tunde uche uma una
    usman valerie vanessa veronica victor victoria vijay vikram vincent violet virginia vivian wayne wendy wei will william
    winston xavier yaa yasmin yaw yemi ying yolanda yusuf yvonne zahra zainab zara zoe zubair
"""

WORDS: Final = frozenset(f"{_ETHNICITY} {_FAITH} {_GENDER} {_NAMES}".split())


def says_who(word: str) -> bool:
    """Of a word in small letters; a plural says it too."""
    return word in WORDS or (word.endswith("s") and word[:-1] in WORDS)
