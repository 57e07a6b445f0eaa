// Fills wwwroot: the style sheet, our scripts and images, and the libraries they use.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { brotliCompressSync } from 'node:zlib'

const assets = dirname(fileURLToPath(import.meta.url))
const wwwroot = join(assets, '..', 'wwwroot')
const modules = join(assets, 'node_modules')
const lock = join(assets, '.building')

await oneAtATime(async () => {
  install()
  const sass = await import(pathToFileURL(join(modules, 'sass', 'sass.node.mjs')))
  const style = sass.compile(join(assets, 'young-futures.scss'), {
    loadPaths: [modules],
    quietDeps: true,
    style: 'compressed'
  })
  put('govuk-frontend.min.js', withoutSourceMap(join(modules, 'govuk-frontend', 'dist', 'govuk', 'govuk-frontend.min.js')))
  put('accessible-autocomplete.min.js', withoutSourceMap(join(modules, 'accessible-autocomplete', 'dist', 'accessible-autocomplete.min.js')))
  put('signalr.min.js', withoutSourceMap(join(modules, '@microsoft', 'signalr', 'dist', 'browser', 'signalr.min.js')))
  put('chart.umd.min.js', withoutSourceMap(join(modules, 'chart.js', 'dist', 'chart.umd.min.js')))
  put('young-futures.js', readFileSync(join(assets, 'young-futures.js')))
  put('idle.js', readFileSync(join(assets, 'idle.js')))
  put('shortcuts.js', readFileSync(join(assets, 'shortcuts.js')))
  put('passkeys.js', readFileSync(join(assets, 'passkeys.js')))
  put('meeting.js', readFileSync(join(assets, 'meeting.js')))
  put('charts.js', readFileSync(join(assets, 'charts.js')))
  for (const image of readdirSync(join(assets, 'images'))) {
    put(image, readFileSync(join(assets, 'images', image)))
  }
  // Packed already by their own format.
  for (const picture of readdirSync(join(assets, 'pictures')).filter(name => name.endsWith('.png'))) {
    write(picture, readFileSync(join(assets, 'pictures', picture)))
  }
  put('young-futures.css', style.css)
  writePasswords()
})

function install () {
  const wanted = createHash('sha256').update(readFileSync(join(assets, 'package-lock.json'))).digest('hex')
  const stamp = join(modules, '.installed')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  const npm = spawnSync('npm ci --omit=optional --no-progress --loglevel=error', { cwd: assets, shell: true, stdio: 'inherit' })
  if (npm.status !== 0) {
    rmSync(lock, { recursive: true, force: true })
    console.error('error YFASSETS: npm could not fetch the style libraries: it comes with Node.js 20 or newer and needs the network the first time.')
    process.exit(1)
  }
  writeFileSync(stamp, wanted)
}

function withoutSourceMap (file) {
  return readFileSync(file, 'utf8').replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n')
}

// With what a browser gets instead of it where it can unpack it: packed here once, so as small as it can be.
function put (name, content) {
  write(name, content)
  write(name + '.br', brotliCompressSync(content))
}

// The passwords that are in use most, long enough to be the greater part of one that we would take.
function writePasswords () {
  const known = JSON.parse(readFileSync(join(modules, '@zxcvbn-ts', 'language-common', 'src', 'passwords.json'), 'utf8'))
  const long = [...new Set(known.map(password => String(password).toLowerCase()).filter(password => password.length >= 8))]
  if (long.length < 10_000) throw new Error('The list of common passwords is not what it was: see PasswordRules.')
  write('common-passwords.txt', long.sort().join('\n'), join(assets, '..', 'obj'))
}

// Renamed into place, so that a page served meanwhile never gets half a file.
function write (name, content, folder = wwwroot) {
  mkdirSync(folder, { recursive: true })
  const half = join(folder, `.${name}.${process.pid}`)
  writeFileSync(half, content)
  renameSync(half, join(folder, name))
}

// Two builds may start at once (an editor and a terminal, two test projects): the second waits for the first.
async function oneAtATime (work) {
  for (;;) {
    try {
      mkdirSync(lock)
      break
    } catch (problem) {
      if (problem.code !== 'EEXIST') throw problem
      if (leftBehind()) rmSync(lock, { recursive: true, force: true })
      else await new Promise(resolve => setTimeout(resolve, 200))
    }
  }
  writeFileSync(join(lock, 'pid'), String(process.pid))
  try {
    await work()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

function leftBehind () {
  try {
    process.kill(Number(readFileSync(join(lock, 'pid'), 'utf8')), 0)
    return false
  } catch (problem) {
    if (problem.code === 'ESRCH') return true
    if (problem.code === 'EPERM') return false
    try {
      return Date.now() - statSync(lock).mtimeMs > 10_000
    } catch {
      return false
    }
  }
}
