// What is typed into a form that has drafts is kept before the session ends. That does not prolong the session.

const content = (form) => new URLSearchParams(new FormData(form)).toString()
const HEADERS = { Accept: 'application/json', 'X-Plp-By-Itself': 'yes' }

// Returns what keeps the form: true when it has, false when it could not, null when nothing was typed since.
export const keeperOf = (form) => {
  let kept = content(form)
  return async () => {
    if (content(form) === kept) return null
    const body = new URLSearchParams(content(form))
    body.set('draft', 'keep')
    const answer = await fetch(form.action, { method: 'POST', body, headers: HEADERS, redirect: 'manual' }).catch(() => null)
    if (!answer?.ok) return false
    form.elements.draft_version.value = (await answer.json()).draft_version
    kept = content(form)
    return true
  }
}
