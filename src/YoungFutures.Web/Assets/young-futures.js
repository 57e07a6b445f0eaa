// Every page works without this file; it makes some of them more comfortable.
import { initAll } from './govuk-frontend.min.js'

document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('govuk-frontend-supported')
initAll()

// Rows that are read downwards on a telephone are laid out as blocks, and some browsers then take them for no table any more.
for (const table of document.querySelectorAll('.yf-stacked')) {
  table.setAttribute('role', 'table')
  for (const [part, role] of [['thead, tbody', 'rowgroup'], ['tr', 'row'], ['td', 'cell'], ['thead th', 'columnheader'], ['tbody th', 'rowheader']]) {
    for (const one of table.querySelectorAll(part)) one.setAttribute('role', role)
  }
}

const selects = document.querySelectorAll('select[data-autocomplete]')
if (selects.length > 0) {
  await import('./accessible-autocomplete.min.js')
  for (const select of selects) typeAhead(select)
}

// A long list becomes a box to type in. The words are the page's, so that they are in the reader's language.
function typeAhead (select) {
  const { noResults, results, hint, selected } = select.dataset
  window.accessibleAutocomplete.enhanceSelectElement({
    selectElement: select,
    defaultValue: select.value === '' ? '' : undefined,
    showAllValues: true,
    dropdownArrow: () => '',
    tNoResults: () => noResults,
    tStatusNoResults: () => noResults,
    tStatusQueryTooShort: () => hint,
    tStatusResults: length => results.replace('{0}', length),
    tStatusSelectedOption: option => selected.replace('{0}', option),
    tAssistiveHint: () => hint
  })
}

// The code of an invitation follows the # of its link, which a browser never sends: so it stands in no log. It is taken from there, and not left in the history.
const coded = document.querySelector('form[data-from-fragment]')
if (coded && window.location.hash.length > 1) {
  coded.elements[coded.dataset.fromFragment].value = decodeURIComponent(window.location.hash.slice(1))
  window.history.replaceState(null, '', window.location.pathname)
}

const agenda = document.querySelector('[data-order]')
if (agenda) arrange(agenda)

// An agenda that is put in order by hand: each item has a handle to drag, and to move with the arrow keys. The numbers follow, and the form sends them.
function arrange (list) {
  const status = document.querySelector('[data-order-status]')
  const items = () => [...list.querySelectorAll('[data-order-item]')]
  document.querySelector('[data-order-hint]').hidden = false
  byNumber()

  function number () {
    items().forEach((item, i) => { item.querySelector('input[name$=".Place"]').value = i + 1 })
  }

  // What was typed counts as well, also where it came back for correction.
  function byNumber () {
    const place = item => Number(item.querySelector('input[name$=".Place"]').value) || 1000
    items().sort((a, b) => place(a) - place(b)).forEach(item => list.append(item))
  }

  function say (item) {
    status.textContent = status.dataset.said.replace('{0}', item.dataset.name).replace('{1}', items().indexOf(item) + 1).replace('{2}', items().length)
  }

  for (const item of items()) {
    const grip = item.querySelector('[data-order-grip]')
    grip.hidden = false
    item.querySelector('input[name$=".Place"]').addEventListener('change', byNumber)
    grip.addEventListener('keydown', event => {
      const other = event.key === 'ArrowUp' ? item.previousElementSibling : event.key === 'ArrowDown' ? item.nextElementSibling : null
      if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
      event.preventDefault()
      if (!other) return
      if (event.key === 'ArrowUp') other.before(item)
      else other.after(item)
      number()
      say(item)
      grip.focus()
    })
    grip.addEventListener('pointerdown', event => {
      if (event.button !== 0) return
      event.preventDefault()
      grip.focus()
      grip.setPointerCapture(event.pointerId)
      item.classList.add('yf-order__item--held')
      const move = moved => {
        const over = items().find(other => other !== item && moved.clientY > other.getBoundingClientRect().top && moved.clientY < other.getBoundingClientRect().bottom)
        if (!over) return
        // The others make room: an item that is itself taken out and put back loses the pointer.
        if (items().indexOf(over) < items().indexOf(item)) while (items().indexOf(over) < items().indexOf(item)) item.after(item.previousElementSibling)
        else while (items().indexOf(over) > items().indexOf(item)) item.before(item.nextElementSibling)
      }
      const drop = () => {
        grip.removeEventListener('pointermove', move)
        item.classList.remove('yf-order__item--held')
        number()
        say(item)
      }
      grip.addEventListener('pointermove', move)
      grip.addEventListener('lostpointercapture', drop, { once: true })
    })
  }
}
