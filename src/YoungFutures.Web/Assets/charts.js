// Charts of released figures. Each is drawn from the cells of the table beside it, so that it can say nothing that the table does not; without this file the page is whole.
const boxes = [...document.querySelectorAll('.yf-chart')]
const forced = window.matchMedia('(forced-colors: active)')
const font = 'arial, "Helvetica Neue", helvetica, "Liberation Sans", sans-serif'
const [rowHeight, standing, across] = [42, 280, 420]

let library
const charts = new Map()

// ------------------------------------------------------------------ what the table says

const words = element => element.textContent.replace(/\s+/g, ' ').trim()

// A mark is no number, and never nought.
function figure (cell) {
  const shown = words(cell.querySelector('.yf-figure'))
  return /^\d+(\.\d+)?$/.test(shown) ? Number(shown) : null
}

function read (table) {
  const rows = [...table.tBodies[0].rows]
  const columns = [...table.tHead.rows[0].cells].filter(cell => cell.classList.contains('yf-drawn'))
  return {
    names: rows.map(row => words(row.cells[0])),
    series: columns.map(column => ({ name: words(column), values: rows.map(row => figure(row.cells[column.cellIndex])) }))
  }
}

const share = text => text === undefined ? null : Number(text) * 100

function readRanges (table) {
  return [...table.tBodies[0].rows].map(row => {
    const held = row.querySelector('[data-share]')?.dataset ?? {}
    return { name: words(row.cells[0]), whole: figure(row.cells[2]), share: share(held.share), from: share(held.from), to: share(held.to) }
  })
}

// ------------------------------------------------------------------ how it looks

// The reader's own colours where they have chosen some.
function colours () {
  return forced.matches
    ? { text: 'CanvasText', line: 'GrayText', fill: 'CanvasText', ground: 'Canvas', second: 'GrayText' }
    : { text: '#0b0c0c', line: '#cecece', fill: '#0b4f55', ground: '#ffffff', second: '#a5c9c6' }
}

// Lines, dots and squares as well as colours: parts are told apart without seeing any.
function pattern (kind) {
  const { fill, ground, second, text } = colours()
  if (kind === 0) return fill
  const tile = document.createElement('canvas')
  tile.width = tile.height = 8
  const pen = tile.getContext('2d')
  pen.fillStyle = kind === 1 ? second : ground
  pen.fillRect(0, 0, 8, 8)
  pen.strokeStyle = pen.fillStyle = kind === 1 ? text : fill
  pen.lineWidth = 2
  pen.beginPath()
  if (kind === 2) for (const at of [-8, 0, 8]) { pen.moveTo(at, 8); pen.lineTo(at + 8, 0) }
  if (kind === 3) for (const at of [2, 6]) pen.rect(at - 1, at - 1, 2, 2)
  if (kind === 4) { pen.moveTo(0, 4); pen.lineTo(8, 4) }
  if (kind === 5) for (const at of [-8, 0, 8]) { pen.moveTo(at, 0); pen.lineTo(at + 8, 8); pen.moveTo(at, 8); pen.lineTo(at + 8, 0) }
  if (kind === 6) { pen.moveTo(4, 0); pen.lineTo(4, 8) }
  if (kind === 3) pen.fill(); else pen.stroke()
  return pen.createPattern(tile, 'repeat')
}

const kinds = 7

function wrapped (name, letters) {
  const lines = ['']
  for (const word of name.split(' ')) {
    const line = lines[lines.length - 1]
    if (line !== '' && line.length + word.length >= letters) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : line + ' ' + word
  }
  return lines
}

function write (pen, text, x, y, align, baseline = 'middle') {
  const { text: ink, ground } = colours()
  pen.font = `14px ${font}`
  pen.textAlign = align
  pen.textBaseline = baseline
  pen.lineJoin = 'round'
  pen.lineWidth = 4
  pen.strokeStyle = ground
  pen.strokeText(text, x, y)
  pen.fillStyle = ink
  pen.fillText(text, x, y)
}

// What is hidden has a place of its own beside the scale, hatched: it is not on it, and so has no length.
function hatched (pen, x, y, width, height) {
  pen.fillStyle = pattern(2)
  pen.strokeStyle = colours().text
  pen.lineWidth = 1
  pen.setLineDash([2, 2])
  pen.fillRect(x, y, width, height)
  pen.strokeRect(x, y, width, height)
  pen.setLineDash([])
}

const stub = 12

/** The numbers at the ends of the bars, and the marks. */
const figuresOfBars = {
  id: 'figures',
  afterDatasetsDraw (chart) {
    const lying = chart.options.indexAxis === 'y'
    const stacked = chart.data.datasets.length > 1
    const [along, beside] = lying ? ['x', 'y'] : ['y', 'x']
    const zero = chart.scales[along].getPixelForValue(0)
    const pen = chart.ctx
    chart.data.labels.forEach((_, row) => {
      const hides = chart.data.datasets.some(set => set.data[row] === null)
      const bars = chart.data.datasets.map((set, index) => ({ value: set.data[row], bar: chart.getDatasetMeta(index).data[row] }))
      const middle = bars[0].bar[beside]
      const ends = bars.filter(one => one.value !== null).map(one => one.bar[along])
      let end = ends.length === 0 ? zero : lying ? Math.max(...ends) : Math.min(...ends)
      if (stacked) for (const { value, bar } of bars) if (value !== null && Math.abs(bar[along] - bar.base) > 22) write(pen, String(value), (bar.x + bar.base) / 2, bar.y, 'center')
      if (hides) {
        if (lying) hatched(pen, end + 2, middle - stub / 2, stub, stub)
        else hatched(pen, middle - stub / 2, end - 2 - stub, stub, stub)
        end += (lying ? 1 : -1) * (stub + 2)
      }
      const said = stacked ? (hides ? 'c' : '') : hides ? 'c' : String(bars[0].value)
      if (said !== '') lying ? write(pen, said, end + 6, middle, 'left') : write(pen, said, middle, end - 4, 'center', 'bottom')
    })
  }
}

/** How far each share may be trusted, as a line through its point. */
const ranges = {
  id: 'ranges',
  afterDatasetsDraw (chart, _, options) {
    const pen = chart.ctx
    options.rows.forEach((row, index) => {
      const x = chart.scales.x.getPixelForValue(options.numbered ? row.whole : index)
      if (row.share === null) {
        if (options.numbered) return
        const floor = chart.scales.y.getPixelForValue(0)
        hatched(pen, x - stub / 2, floor - stub - 2, stub, stub)
        write(pen, 'c', x, floor - stub - 6, 'center', 'bottom')
        return
      }
      pen.strokeStyle = colours().text
      pen.lineWidth = 2
      const [top, foot] = [row.to, row.from].map(value => chart.scales.y.getPixelForValue(value))
      pen.beginPath()
      pen.moveTo(x, top)
      pen.lineTo(x, foot)
      for (const y of [top, foot]) { pen.moveTo(x - 5, y); pen.lineTo(x + 5, y) }
      pen.stroke()
      if (options.numbered) write(pen, String(index + 1), x + 9, chart.scales.y.getPixelForValue(row.share), 'left')
    })
  }
}

// ------------------------------------------------------------------ the charts

// It answers to no pointer and moves nothing: the numbers are written on it, and stand in the table.
function common () {
  const { text } = colours()
  return { animation: false, events: [], responsive: true, maintainAspectRatio: false, color: text, font: { family: font, size: 14 }, plugins: { legend: { display: false }, tooltip: { enabled: false } } }
}

function scale (title) {
  const { text, line } = colours()
  return {
    beginAtZero: true,
    border: { color: text },
    grid: { color: line },
    ticks: { color: text, font: { family: font, size: 14 }, maxRotation: 0, autoSkipPadding: 12 },
    title: { display: title !== undefined, text: title, color: text, font: { family: font, size: 14 } }
  }
}

function names () {
  const plain = scale()
  return { ...plain, grid: { display: false }, ticks: { ...plain.ticks, autoSkip: false } }
}

function legend () {
  const { text } = colours()
  return { display: true, position: 'bottom', align: 'start', labels: { color: text, font: { family: font, size: 14 }, boxWidth: 24, filter: item => item.text !== '' } }
}

const counts = () => ({ ...scale(), ticks: { ...scale().ticks, precision: 0 } })
const perCent = title => ({ ...scale(title), max: 100, ticks: { ...scale().ticks, callback: value => value + '%' } })

function bars (box, table) {
  const { names: rows, series } = read(table)
  const lying = box.dataset.kind !== 'columns'
  const letters = Math.max(10, Math.floor(box.clientWidth / 18))
  const options = common()
  options.indexAxis = lying ? 'y' : 'x'
  // Room for the number at the end of the longest.
  options.layout = { padding: lying ? { right: 44 } : { top: 26 } }
  const parts = series.length > 1
  options.scales = lying ? { x: { ...counts(), stacked: parts }, y: { ...names(), stacked: parts } } : { x: names(), y: counts() }
  if (!lying) options.scales.x.ticks.autoSkip = true
  if (parts) options.plugins.legend = legend()
  return {
    type: 'bar',
    data: {
      labels: rows.map(name => wrapped(name, lying ? letters : 10)),
      datasets: series.map((one, index) => ({ label: one.name, data: one.values, backgroundColor: pattern(index % kinds), borderColor: colours().text, borderWidth: parts ? 1 : 0, borderSkipped: false, maxBarThickness: lying ? 22 : 44 }))
    },
    options,
    plugins: [figuresOfBars]
  }
}

function rangesOverTime (box, table) {
  const rows = readRanges(table)
  const options = common()
  options.scales = { x: { ...names(), offset: true }, y: perCent(box.dataset.up) }
  options.scales.x.ticks.autoSkip = true
  options.plugins.ranges = { rows }
  return {
    type: 'line',
    data: { labels: rows.map(row => wrapped(row.name, 10)), datasets: [{ data: rows.map(row => row.share), showLine: false, clip: false, pointRadius: 6, pointBackgroundColor: colours().fill, pointBorderColor: colours().fill }] },
    options,
    plugins: [ranges]
  }
}

// A piece of the line, or a point, as it is drawn in the chart.
function sample (set) {
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d')
  if (set.borderDash === undefined) {
    canvas.width = canvas.height = 14
    pen.fillStyle = set.backgroundColor
    pen.arc(7, 7, 6, 0, 2 * Math.PI)
    pen.fill()
  } else {
    canvas.width = 36
    canvas.height = 14
    pen.strokeStyle = set.borderColor
    pen.lineWidth = set.borderWidth
    pen.setLineDash(set.borderDash)
    pen.moveTo(0, 7)
    pen.lineTo(36, 7)
    pen.stroke()
  }
  return canvas
}

function funnel (box, table) {
  const rows = readRanges(table)
  const { fill, text } = colours()
  const limits = [...(document.getElementById('limits')?.tBodies[0].rows ?? [])]
  const options = common()
  options.scales = { x: { ...scale(box.dataset.across), type: 'linear' }, y: perCent(box.dataset.up) }
  options.layout = { padding: { right: 24 } }
  options.plugins.legend = legend()
  Object.assign(options.plugins.legend.labels, {
    usePointStyle: true,
    pointStyleWidth: 44,
    generateLabels: chart => chart.data.datasets.map(set => ({ text: set.label, fontColor: text, fillStyle: fill, strokeStyle: text, pointStyle: sample(set) }))
  })
  options.plugins.ranges = { rows, numbered: true }
  const lineOf = (label, of, dash, colour, width) => ({ type: 'line', label, data: limits.map(row => ({ x: Number(row.dataset.whole), y: of(row) })), borderColor: colour, borderDash: dash, borderWidth: width, pointRadius: 0, tension: 0.2 })
  const end = (cell, which) => row => share(row.cells[cell].dataset[which])
  return {
    type: 'scatter',
    data: {
      datasets: [
        { label: box.dataset.points, data: rows.filter(row => row.share !== null).map(row => ({ x: row.whole, y: row.share })), pointRadius: 6, clip: false, backgroundColor: fill, borderColor: fill },
        ...limits.length === 0 ? [] : [
          lineOf(box.dataset.middle, row => share(row.dataset.centre), [], fill, 2),
          lineOf(box.dataset.inner, end(1, 'from'), [8, 4], text, 1.5), lineOf('', end(1, 'to'), [8, 4], text, 1.5),
          lineOf(box.dataset.outer, end(2, 'from'), [2, 3], text, 1.5), lineOf('', end(2, 'to'), [2, 3], text, 1.5)
        ]
      ]
    },
    options,
    plugins: [ranges]
  }
}

const drawn = { bars, columns: bars, parts: bars, ranges: rangesOverTime, funnel }

const tableOf = box => document.getElementById(box.dataset.of)

function heightOf (box) {
  const rows = tableOf(box).tBodies[0].rows.length
  return { bars: rows * rowHeight + 50, parts: rows * rowHeight + 110, columns: standing, ranges: standing, funnel: across }[box.dataset.kind]
}

function draw (box) {
  charts.get(box)?.destroy()
  const table = tableOf(box)
  const canvas = document.createElement('canvas')
  canvas.setAttribute('role', 'img')
  canvas.setAttribute('aria-label', box.dataset.called)
  box.replaceChildren(canvas)
  charts.set(box, new library(canvas, drawn[box.dataset.kind](box, table)))
  table.classList.add('yf-charted')
}

async function begin () {
  // The room is taken before the library is there, so that nothing moves under the reader's eyes.
  for (const box of boxes) {
    box.hidden = false
    box.style.height = heightOf(box) + 'px'
  }
  try {
    await import('./chart.umd.min.js')
    library = window.Chart
  } catch {
    for (const box of boxes) box.hidden = true
    return
  }
  const watch = new IntersectionObserver(seen => {
    for (const { isIntersecting, target } of seen) {
      if (!isIntersecting) continue
      watch.unobserve(target)
      draw(target)
    }
  }, { rootMargin: '400px' })
  for (const box of boxes) watch.observe(box)
  window.addEventListener('beforeprint', () => { for (const box of boxes) if (!charts.has(box)) draw(box) })
  forced.addEventListener('change', () => { for (const box of charts.keys()) draw(box) })
}

if (boxes.length > 0) begin()
