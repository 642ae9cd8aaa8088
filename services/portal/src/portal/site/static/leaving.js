// Leaving quickly: the page disappears from the screen, and from the browser's history, before the server has answered.

const TIMES = 3
const WITHIN_MS = 5000

export const leaveQuickly = (form) => {
  form.addEventListener('submit', () => {
    document.body.hidden = true
    history.replaceState(null, '', '/')
  })

  let pressed = []
  document.addEventListener('keydown', ({ key, repeat, timeStamp }) => {
    if (repeat) return
    // Somebody who types capital letters presses other keys in between.
    pressed = key === 'Shift' ? [...pressed.filter((at) => timeStamp - at < WITHIN_MS), timeStamp] : []
    if (pressed.length === TIMES) form.requestSubmit()
  })
}
