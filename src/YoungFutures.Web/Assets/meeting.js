// An item of a meeting under way. Without this file the page says how things stood when it was opened, and drafts are kept by a button.
import { initAll } from './govuk-frontend.min.js'
import './signalr.min.js'

const watching = document.getElementById('watching')
const words = watching.dataset
const said = watching.querySelector('[role=status]')
const form = document.querySelector('form[data-draft]')
const minute = 60

// Whether a hand was at this page since it last asked for itself: a page that is only left open keeps no session alive.
let attended = false
for (const sign of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart']) {
  window.addEventListener(sign, () => { attended = true }, { passive: true })
}

// ------------------------------------------------------------------ what the page has to say

let silence

function say (...messages) {
  clearTimeout(silence)
  // Emptied first, so that the same words are heard again.
  said.replaceChildren()
  setTimeout(() => said.replaceChildren(...messages.map(message => {
    if (typeof message !== 'string') return message
    const line = document.createElement('p')
    line.className = 'govuk-body'
    line.textContent = message
    return line
  })), 50)
  silence = setTimeout(() => { if (!lost && !over) said.replaceChildren() }, 20_000)
}

let lost = false

function losing () {
  if (lost || over) return
  lost = true
  say(words.lost)
}

function found () {
  if (!lost) return
  lost = false
  say(words.back)
}

// ------------------------------------------------------------------ the clocks

const began = new WeakMap()

function tick () {
  for (const clock of document.querySelectorAll('[data-up], [data-down]')) {
    if (!began.has(clock)) began.set(clock, performance.now())
    const passed = (performance.now() - began.get(clock)) / 1000
    const { up, down, limit } = clock.dataset
    const seconds = up === undefined ? Number(down) - passed : Number(up) + passed
    const over = up === undefined ? seconds < 0 : seconds > Number(limit)
    const shown = up === undefined ? Math.floor(Math.abs(seconds) / minute) : `${Math.floor(seconds / minute)}:${String(Math.floor(seconds % minute)).padStart(2, '0')}`
    const text = (over ? clock.dataset.over : clock.dataset.words).replace('{0}', shown)
    if (clock.textContent !== text) clock.textContent = text
    clock.classList.toggle('yf-overdue', over)
  }
}

tick()
setInterval(tick, 1000)

// ------------------------------------------------------------------ rows on demand

const add = form?.querySelector('[data-add]')
if (add) {
  const rows = [...form.querySelectorAll(`[data-row="${add.dataset.add}"]`)]
  for (const row of rows) row.hidden = !row.open
  const offer = () => { add.hidden = rows.every(row => !row.hidden) }
  add.addEventListener('click', () => {
    const row = rows.find(candidate => candidate.hidden)
    row.hidden = false
    row.open = true
    row.querySelector('textarea').focus()
    offer()
  })
  offer()
}

// ------------------------------------------------------------------ one's own draft

const soon = 2000
const later = 4000
// Set by an answer of the site after which nothing more is to be asked of it.
let over = false
let written = false
let unsaved = false
let sent = false
let keeping
let timer

if (form) {
  form.addEventListener('input', note)
  form.addEventListener('change', note)
  form.addEventListener('submit', event => {
    if (!navigator.onLine) {
      event.preventDefault()
      say(words.notsent)
      return
    }
    sent = true
    clearTimeout(timer)
    keeping?.abort()
  })
  window.addEventListener('pageshow', () => { sent = false })
  window.addEventListener('pagehide', () => keep(true))
  document.addEventListener('visibilitychange', () => { if (document.hidden) keep(true) })
}

function note () {
  written = unsaved = true
  timer ??= setTimeout(keep, soon)
}

async function keep (leaving = false) {
  clearTimeout(timer)
  timer = undefined
  if (!unsaved || sent || over || (keeping && leaving !== true)) return
  unsaved = false
  const fields = new FormData(form)
  // Spent by what is recorded, not by this.
  fields.delete('FormKey')
  const abort = keeping = new AbortController()
  const patience = setTimeout(() => abort.abort(), 10_000)
  try {
    const answer = await fetch(form.dataset.draft, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { Accept: 'application/json', 'X-Unattended': '1' },
      redirect: 'manual',
      keepalive: leaving === true,
      signal: abort.signal
    })
    found()
    if (answer.status === 204) {
      const kept = form.querySelector('[data-kept]')
      kept.textContent = kept.dataset.words.replace('{0}', new Date().toLocaleTimeString('en-GB'))
    } else if (answer.type === 'opaqueredirect') signedOut()
    else if (answer.status === 404 || answer.status === 403) look()
    else say(answer.status === 409 ? words.elsewhere : answer.status === 422 ? words.toolong : words.notkept)
  } catch {
    unsaved = true
    if (!sent) losing()
  } finally {
    clearTimeout(patience)
    if (keeping === abort) keeping = undefined
    if (unsaved && !sent && !over) timer ??= setTimeout(keep, later)
  }
}

// ------------------------------------------------------------------ what others do

const poll = 10_000
let looking = false
let again = false

// The page asks for itself by its ordinary address, so that it shows what its reader may see now.
async function look () {
  if (over) return
  if (looking) {
    again = true
    return
  }
  looking = true
  again = false
  try {
    const answer = await fetch(window.location.pathname, {
      headers: attended ? {} : { 'X-Unattended': '1' },
      redirect: 'manual',
      signal: AbortSignal.timeout(15_000)
    })
    attended = false
    found()
    if (answer.type === 'opaqueredirect') signedOut()
    else if (answer.status === 404 || answer.status === 403) gone()
    else if (answer.ok) take(new DOMParser().parseFromString(await answer.text(), 'text/html'))
  } catch {
    losing()
  } finally {
    looking = false
    if (again) look()
  }
}

function take (fresh) {
  const theirs = fresh.getElementById('watching')
  if (!theirs) return
  words.stamp = theirs.dataset.stamp
  const typing = form?.contains(document.activeElement) ? document.activeElement : undefined
  const top = typing?.getBoundingClientRect().top
  const messages = new Set()
  for (const mine of document.querySelectorAll('[data-live]')) {
    const other = fresh.querySelector(`[data-live="${mine.dataset.live}"]`)
    if (!other) continue
    if (reads(mine) === reads(other)) {
      renew(mine, other)
      continue
    }
    swap(mine, other)
    if (mine.dataset.say) messages.add(mine.dataset.say)
  }
  follow(fresh)
  if (typing) window.scrollBy(0, typing.getBoundingClientRect().top - top)
  if (messages.size > 0) say(...messages)
  tick()
}

// What a reader reads of it: hidden fields are others each time.
function reads (part) {
  return part.textContent.replace(/\s+/g, ' ') + [...part.querySelectorAll('a')].map(link => link.getAttribute('href')).join(' ')
}

// Nothing that is read there differs, so a button there is as good as one of the newer page.
function renew (mine, other) {
  const [before, after] = [mine, other].map(part => [...part.querySelectorAll('input[type=hidden][name=Version]')])
  if (before.length === after.length) before.forEach((field, place) => { field.value = after[place].value })
}

function swap (mine, other) {
  const open = new Set([...mine.querySelectorAll('details[open] > summary')].map(summary => summary.textContent))
  const focused = mine.contains(document.activeElement) ? document.activeElement.textContent : undefined
  mine.replaceChildren(...[...other.childNodes].map(node => document.importNode(node, true)))
  for (const summary of mine.querySelectorAll('details > summary')) if (open.has(summary.textContent)) summary.parentElement.open = true
  initAll({ scope: mine })
  if (focused === undefined) return
  const same = [...mine.querySelectorAll('a, button, summary')].find(candidate => candidate.textContent === focused)
  if (same) same.focus({ preventScroll: true })
  else {
    mine.tabIndex = -1
    mine.focus({ preventScroll: true })
  }
}

// The form is never taken from under its writer's hands; it only learns what the page beside it now shows.
function follow (fresh) {
  const other = fresh.querySelector('form[data-draft]')
  if (!form) {
    if (other) window.location.reload()
    return
  }
  if (!other) {
    if (!written && !form.elements.Over.value) form.closest('[data-deciding]')?.remove()
    return
  }
  form.elements.Version.value = other.elements.Version.value
  const [mine, theirs] = [form, other].map(one => one.querySelector('#without-quorum'))
  if (mine && theirs) mine.hidden = theirs.hidden
}

function gone () {
  over = true
  hub.stop()
  document.getElementById('main-content').replaceChildren(document.getElementById('gone').content.cloneNode(true))
  document.title = document.querySelector('#main-content h1').textContent
  const heading = document.querySelector('#main-content h1')
  heading.tabIndex = -1
  heading.focus()
}

function signedOut () {
  over = true
  hub.stop()
  say(watching.querySelector('[data-signedout]').content.cloneNode(true).firstElementChild)
}

const hub = new window.signalR.HubConnectionBuilder()
  .withUrl('/watching')
  .withAutomaticReconnect({ nextRetryDelayInMilliseconds: tried => Math.min(500 * 2 ** tried.previousRetryCount, poll) })
  .configureLogging(window.signalR.LogLevel.None)
  .build()
hub.keepAliveIntervalInMilliseconds = 5000
hub.serverTimeoutInMilliseconds = 15_000
hub.on('Changed', () => {
  // Not all who watch in the same instant.
  setTimeout(look, Math.random() * 200)
})
hub.onreconnected(async () => {
  await join()
  look()
})
hub.onclose(() => { if (!over) setTimeout(connect, poll) })

async function join () {
  if (!await hub.invoke('Watch', words.meeting, words.stamp)) look()
}

async function connect () {
  if (over || hub.state !== 'Disconnected') return
  try {
    await hub.start()
    await join()
  } catch {
    setTimeout(connect, poll)
  }
}

connect()
setInterval(() => { if (hub.state !== 'Connected' && !document.hidden) look() }, poll)
window.addEventListener('offline', losing)
window.addEventListener('online', () => {
  look()
  keep()
})
document.addEventListener('visibilitychange', () => { if (!document.hidden && hub.state !== 'Connected') look() })
