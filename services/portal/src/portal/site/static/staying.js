// Two minutes before the session ends a warning says how long is left; when it has ended, the page is no longer shown.
// The server is asked before the warning and at the end, since another tab may have used the session. Asking does not prolong it.

import { keeperOf } from './keeping.js'

const WARN_SECONDS = 120
const ASK_EVERY_SECONDS = 15

const askFor = async (request) => {
  const headers = { Accept: 'application/json' }
  const answer = await fetch('/session', { headers, redirect: 'manual', ...request }).catch(() => null)
  if (answer === null) return null
  return answer.ok ? answer.json() : { seconds: 0, most: 0 }
}

const showPart = (warning, name, isShown) => {
  warning.querySelector(`[data-part=${name}]`).hidden = !isShown
}

export const watchSession = (warning) => {
  const form = warning.querySelector('[data-stay]')
  const sentences = [...warning.querySelectorAll('[data-above]')]
  const keepers = [...document.querySelectorAll('form[data-draft]')].map(keeperOf)
  let timers = []
  let until = 0
  const here = `next=${encodeURIComponent(location.pathname)}`
  warning.querySelector('[data-again]').search = here

  const after = (seconds, act) => timers.push(setTimeout(act, seconds * 1000))
  const end = () => location.replace(`/session-expired?${here}`)

  const tick = () => {
    const left = (until - Date.now()) / 1000
    const said = sentences.find(({ dataset }) => left > dataset.above) ?? sentences.at(-1)
    sentences.forEach((sentence) => { sentence.hidden = sentence !== said })
    after(1, tick)
  }

  const keep = async () => {
    const kept = await Promise.all(keepers.map((keeper) => keeper()))
    showPart(warning, 'kept', kept.includes(true) && !kept.includes(false))
    showPart(warning, 'not-kept', kept.includes(false))
  }

  const warn = ({ seconds, most }) => {
    until = Date.now() + seconds * 1000
    showPart(warning, 'stay', most > seconds)
    showPart(warning, 'limit', most <= seconds)
    tick()
    after(Math.min(seconds, ASK_EVERY_SECONDS), ask)
    if (warning.open) return
    warning.showModal()
    keep()
  }

  const follow = (left) => {
    timers.forEach(clearTimeout)
    timers = []
    if (left.seconds <= 0) return end()
    if (left.seconds <= WARN_SECONDS) return warn(left)
    warning.close()
    after(left.seconds - WARN_SECONDS, ask)
  }

  // Without an answer it counts on by itself: at first from two minutes.
  const ask = async () => {
    const seconds = warning.open ? Math.floor((until - Date.now()) / 1000) : WARN_SECONDS
    follow((await askFor({})) ?? { seconds, most: Infinity })
  }

  const stay = async () => {
    warning.close()
    follow((await askFor({ method: 'POST', body: new FormData(form) })) ?? { seconds: 0 })
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    stay()
  })
  // Escape means to stay. At the time limit nobody can, and the warning only goes away.
  warning.addEventListener('cancel', (event) => {
    event.preventDefault()
    if (form.closest('[data-part]').hidden) {
      warning.close()
    } else {
      stay()
    }
  })

  follow({ seconds: Number(warning.dataset.seconds), most: Number(warning.dataset.most) })
}
