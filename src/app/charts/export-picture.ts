import { saveFile } from '../../platform'

export type PictureFormat = 'svg' | 'png'

/** What a drawing takes from the page's style sheet. */
const properties = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stop-color',
  'stop-opacity',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'font-variant-numeric',
  'text-anchor',
] as const

/** A PNG has this many pixels for each of the page. */
const pngScale = 2

/**
 * Saves a drawing that is on the page as a file that needs nothing beside it: styles are written into the elements, and
 * its ground is the sheet's. Rejects where the browser cannot draw it.
 */
export async function exportPicture(drawing: SVGSVGElement, name: string, format: PictureFormat): Promise<void> {
  const svg = selfContained(drawing)
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`
  if (format === 'svg') {
    saveFile(`${name}.svg`, new TextEncoder().encode(text), 'image/svg+xml')
    return
  }
  const { width, height } = drawing.viewBox.baseVal
  saveFile(`${name}.png`, await drawPng(text, width * pngScale, height * pngScale), 'image/png')
}

function selfContained(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement
  const originals = [drawing, ...drawing.querySelectorAll('*')]
  const copies = [copy, ...copy.querySelectorAll('*')]
  for (const [index, original] of originals.entries()) {
    const element = copies[index]
    if (!element) continue
    const computed = getComputedStyle(original)
    element.removeAttribute('class')
    element.removeAttribute('style')
    // References to patterns are attributes already; a computed one would name the page's address.
    for (const property of properties) {
      const value = computed.getPropertyValue(property)
      if (value !== '' && !value.includes('url(')) element.setAttribute(property, plainColor(value))
      else if (value.includes('url('))
        element.setAttribute(property, value.replace(/url\("?[^#"]*(#[^")]+)"?\)/g, 'url($1)'))
    }
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.removeAttribute('aria-hidden')
  return copy
}

/** `color(srgb 0.1 0.2 0.3 / 0.5)`, as a mixed colour is computed, in the form that every program reads. */
export function plainColor(value: string): string {
  const mixed = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.e-]+))?\)$/.exec(value)
  if (!mixed) return value
  const [red, green, blue] = mixed.slice(1, 4).map(part => Math.round(Number(part) * 255))
  return mixed[4] === undefined ? `rgb(${red}, ${green}, ${blue})` : `rgba(${red}, ${green}, ${blue}, ${mixed[4]})`
}

/** A drawing as a PNG of so many pixels; rejects where the browser cannot draw it. */
export async function drawPng(svg: string, width: number, height: number): Promise<Uint8Array<ArrayBuffer>> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  canvas.getContext('2d')?.drawImage(image, 0, 0, width, height)
  const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('no PNG was drawn')
  return new Uint8Array(await blob.arrayBuffer())
}
