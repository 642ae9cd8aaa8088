"""Invented names, drawn without regard to anybody's side. A real person of the same name is a coincidence."""

from itertools import product
from random import Random
from typing import Final

FIRST_NAMES: Final = """
Abena Adil Agnieszka Aisling Alasdair Amara Amrit Anjali Anwen Beatriz Bevan Blessing Bronagh Callum Chidi Cerys Chloe
Dalia Danilo Delroy Deniz Dilys Ebony Eilidh Elias Emeka Esme Farah Fergus Femi Gareth Gita Gwen Hamza Harriet Hyacinth
Ifeoma Imran Ines Isla Jasmeet Jerome Joyce Kamal Keisha Kwame Lakshmi Leroy Lin Lorna Mai Malik Marcia Mehmet Mina
Nadia Neeta Niall Obinna Olwen Padma Pearl Petra Qasim Rafael Rhona Rohan Rosalind Sabina Sanjay Seren Shanice Sian
Simone Sunita Tariq Tendai Thandi Theo Uche Una Vanessa Vikram Wanjiru Wei Winston Yasmin Yusuf Zainab Zofia
"""

LAST_NAMES: Final = """
Abara Achebe Ahluwalia Amadi Anstey Appleyard Arkwell Bakare Banerji Barrowby Bassett Begumi Bhandal Blackstock Boatenga
Brackenbury Cadogan Calloway Chaudhary Chikwanda Colbeck Cranmore Dacosta Dadzie Dhillon Dunmore Ekwueme Eldridge
Fairclough Farouk Fernleigh Gaffney Garbutt Goldthorpe Gyamfi Hallam Haverhill Hossain Ibekwe Ingleby Iqbal Jallow
Jarrow Kaplan Kariuki Kettlewell Khatun Lambourne Larbi Llewellyn Lowther Madaki Mahmood Marlowe Mbeki Mistry Moreland
Nakamura Nandakumar Netherby Nwosu Oduya Okafor Oldroyd Osei Pargeter Penhallow Petrosyan Quainoo Quigley Rahman
Ravenhill Roscoe Sandiford Sesay Shawcross Sithole Skelton Tamang Tennyson Thackray Tremaine Ubani Umarji Vadgama Varley
Wadekar Wetherall Whitlock Xavier Yardley Yeboah Zaman Zielinski
"""


def drawn(number: int, random: Random) -> list[str]:
    """So many different names."""
    return random.sample([" ".join(name) for name in product(FIRST_NAMES.split(), LAST_NAMES.split())], number)
