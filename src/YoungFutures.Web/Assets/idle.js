// Warns before a session ends for want of use. Without this file the page ends silently, and what is sent too late is kept and given back.
const dialog = document.getElementById('idle')
const second = 1000
const { address } = dialog.dataset
let idleEnds, wholeEnds, warning
let lastAsked = Date.now()
let asking = false
let over = false
// Closed by its reader; not opened again for the same end.
let dismissed = false
let before

take({ idle: Number(dialog.dataset.idle), whole: Number(dialog.dataset.whole) })
warning = Math.min(120, Number(dialog.dataset.idle) / 2) * second

function take ({ idle, whole }) {
  idleEnds = Date.now() + idle * second
  wholeEnds = Date.now() + whole * second
}

const left = () => Math.min(idleEnds, wholeEnds) - Date.now()

// Other windows and a meeting that is followed keep the session alive as well, so the site is asked; to ask like this is no sign of life.
async function ask (attended) {
  if (asking || over) return
  asking = true
  lastAsked = Date.now()
  const hadLeft = left()
  try {
    const answer = await fetch(address, {
      headers: attended ? {} : { 'X-Unattended': '1' },
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.timeout(10 * second)
    })
    if (answer.ok) take(await answer.json())
    else if (answer.type === 'opaqueredirect') {
      over = true
      show(hadLeft < 30 * second ? 'over' : 'ended')
    }
  } catch {
    // No connection: asked again in a moment.
  } finally {
    asking = false
  }
}

async function look () {
  if (over) return
  if (left() <= warning && Date.now() - lastAsked >= 10 * second) await ask(false)
  if (over) return
  if (left() > warning) {
    dismissed = false
    close()
  } else if (!dismissed) show(idleEnds <= wholeEnds ? 'soon' : 'whole')
}

function show (state) {
  for (const part of dialog.querySelectorAll('[data-state]')) part.hidden = part.dataset.state !== state
  const shown = dialog.querySelector(`[data-state="${state}"]`)
  shown.querySelector('h2').id = 'idle-title'
  for (const other of dialog.querySelectorAll('h2')) if (!shown.contains(other)) other.removeAttribute('id')
  const line = shown.querySelector('[data-left]')
  if (line) {
    const words = left() > 60 * second ? line.dataset.minutes : line.dataset.minute
    if (line.textContent !== words) line.textContent = words
  }
  if (dialog.open) return
  before = document.activeElement
  dialog.showModal()
  shown.querySelector('button').focus()
}

function close () {
  if (!dialog.open) return
  dialog.close()
  before?.focus({ preventScroll: true })
}

async function stay () {
  await ask(true)
  if (!over) look()
}

dialog.querySelector('[data-stay]').addEventListener('click', stay)
for (const button of dialog.querySelectorAll('[data-close]')) {
  button.addEventListener('click', () => {
    dismissed = true
    close()
  })
}
// Escape is a hand at the keyboard too.
dialog.addEventListener('cancel', event => {
  event.preventDefault()
  if (dialog.querySelector('[data-state="soon"]').hidden) {
    dismissed = true
    close()
  } else stay()
})

setInterval(look, 5 * second)
document.addEventListener('visibilitychange', () => { if (!document.hidden) look() })
// A page that comes back out of the browser’s memory does not know what time it is.
window.addEventListener('pageshow', event => { if (event.persisted) ask(false).then(look) })
