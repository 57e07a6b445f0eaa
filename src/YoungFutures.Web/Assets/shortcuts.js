// Keys that lead to the lists and to the search box. The page asks for this file only where its reader turned them on; nothing waits for time: a g counts until the next key.
const { keys, page } = document.querySelector('script[data-keys]').dataset
const ways = new Map(keys.split(' ').map(one => one.split('=')))
let going = false

document.addEventListener('keydown', event => {
  if (event.key === 'Shift') return
  const went = going
  going = false
  if (event.defaultPrevented || event.isComposing || event.repeat || event.ctrlKey || event.altKey || event.metaKey || isTaken(event.target)) return
  const key = event.key.toLowerCase()
  if (went && ways.has(key)) go(event, ways.get(key))
  else if (key === 'g') going = !went
  else if (key === '?') go(event, page)
  else if (key === '/') find(event)
})

function isTaken (target) {
  return document.querySelector('dialog[open]') !== null || target.isContentEditable || target.closest('input, select, textarea, [role="application"]') !== null
}

function find (event) {
  const box = document.getElementById('find')
  if (!box) return
  event.preventDefault()
  box.focus()
}

function go (event, address) {
  event.preventDefault()
  if (!isTyped()) window.location.assign(address)
}

// A key pressed by accident must not cost anybody what they wrote.
function isTyped () {
  if (document.querySelector('main .govuk-error-summary')) return true
  return [...document.querySelectorAll('main form[method="post"] :is(input, textarea, select)')].some(field => {
    if (field.matches('[type="hidden"], .autocomplete__input')) return false
    if (field.matches('[type="checkbox"], [type="radio"]')) return field.checked !== field.defaultChecked
    if (field.matches('select')) return field.selectedIndex !== Math.max(0, [...field.options].findLastIndex(option => option.defaultSelected))
    return field.value !== field.defaultValue
  })
}
