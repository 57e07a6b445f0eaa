// Every page works without this file; it makes some of them more comfortable.
import { initAll } from './govuk-frontend.min.js'

document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('govuk-frontend-supported')
initAll()

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
