// Every page works without this script.
import { initAll } from './nhsuk-frontend-10.6.1/nhsuk-frontend.min.js'

const WARN_SECONDS = 120

// Leaving quickly: the page disappears from the screen, and from the browser's history, before the server has answered.
for (const form of document.querySelectorAll('[data-leave]')) {
  form.addEventListener('submit', () => {
    document.body.hidden = true
    history.replaceState(null, '', '/')
  })
}

// Before the session ends a warning offers to stay; when it has ended, the page is no longer shown.
const warning = document.querySelector('dialog[data-seconds]')
if (warning) {
  const stay = warning.querySelector('[data-stay]')
  const over = () => location.replace(`/session-expired?next=${encodeURIComponent(location.pathname)}`)
  let timers = []

  const start = (seconds) => {
    timers.forEach(clearTimeout)
    timers = [setTimeout(over, seconds * 1000)]
    if (seconds > WARN_SECONDS) {
      timers.push(setTimeout(() => warning.showModal(), (seconds - WARN_SECONDS) * 1000))
    }
  }

  stay.addEventListener('submit', async (event) => {
    event.preventDefault()
    warning.close()
    const answer = await fetch(stay.action, { method: 'POST', body: new FormData(stay), headers: { Accept: 'application/json' }, redirect: 'manual' }).catch(() => null)
    const seconds = answer?.ok ? (await answer.json()).seconds : 0
    if (seconds > 0) {
      start(seconds)
    } else {
      over()
    }
  })

  start(Number(warning.dataset.seconds))
}

initAll()
