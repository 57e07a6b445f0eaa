// Passkeys: the browser answers what the site asked. Without this file no button for them is shown, and password and code open the site as before.
const read = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), letter => letter.charCodeAt(0))
const write = bytes => btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
const listed = credentials => (credentials ?? []).map(credential => ({ ...credential, id: read(credential.id) }))

function asked (options) {
  const question = { ...options, challenge: read(options.challenge) }
  if (options.user) question.user = { ...options.user, id: read(options.user.id) }
  if (options.excludeCredentials) question.excludeCredentials = listed(options.excludeCredentials)
  if (options.allowCredentials) question.allowCredentials = listed(options.allowCredentials)
  return question
}

function answered (credential) {
  const { response } = credential
  const told = { clientDataJSON: write(response.clientDataJSON) }
  if (response.attestationObject) {
    told.attestationObject = write(response.attestationObject)
    told.transports = response.getTransports?.() ?? []
  } else {
    told.authenticatorData = write(response.authenticatorData)
    told.signature = write(response.signature)
    if (response.userHandle) told.userHandle = write(response.userHandle)
  }
  return { id: credential.id, rawId: write(credential.rawId), type: credential.type, clientExtensionResults: credential.getClientExtensionResults(), response: told }
}

// A passkey belongs to one site: under another name of it the browser would refuse.
const belongs = domain => location.hostname === domain || location.hostname.endsWith(`.${domain}`)

for (const form of document.querySelectorAll('form[data-passkey]')) {
  const options = JSON.parse(form.dataset.options)
  if (!window.PublicKeyCredential || !belongs(options.rpId ?? options.rp.id)) continue
  for (const without of document.querySelectorAll('[data-passkey-without]')) without.hidden = true
  form.hidden = false
  const failed = form.querySelector('[data-passkey-failed]')
  let waiting = false
  form.addEventListener('submit', async event => {
    // What has no name yet is sent as it is, and the site says so before anything is made.
    if (form.elements.Name && form.elements.Name.value.trim() === '') return
    event.preventDefault()
    if (waiting) return
    waiting = true
    failed.hidden = true
    try {
      const credential = await navigator.credentials[form.dataset.passkey]({ publicKey: asked(options) })
      form.elements.Credential.value = JSON.stringify(answered(credential))
      form.submit()
    } catch {
      // Closed by its reader, too late, or none there.
      failed.hidden = false
      waiting = false
    }
  })
}
