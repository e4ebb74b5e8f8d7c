import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { findChromium } from './chromium.mjs'
import { root } from './run.mjs'

// `node scripts/make-picture.mjs` draws public/social.png, which stands beside a link to the page where links are shown
// as cards. Run by hand when its words or the look change; the picture is committed.

/**
 * Rows of the picture: CRDs of Calico's operator before they were taken out of it, and the bytes of their annotations
 * under client-side apply.
 */
const rows = [
  { name: 'installations', bytes: 620_925, refused: true },
  { name: 'apiservers', bytes: 58_428, refused: false },
  { name: 'felixconfigurations', bytes: 47_558, refused: false },
]
const limit = 262_144
const track = 560
const scale = track / 680_000

const bars = rows.map(({ name, bytes, refused }, index) => {
  const y = 372 + index * 62
  const width = bytes * scale
  const within = Math.min(width, limit * scale)
  return `<text x="72" y="${y + 25}" class="name">${name}</text>
    <rect x="330" y="${y}" width="${within}" height="36" fill="${refused ? '#ae2a17' : '#0b6670'}"/>
    ${refused ? `<rect x="${330 + within}" y="${y}" width="${width - within}" height="36" fill="url(#over)" stroke="#ae2a17"/>` : ''}
    <text x="1128" y="${y + 25}" class="number" text-anchor="end">${bytes.toLocaleString('en')}</text>`
})
const line = 330 + limit * scale

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630">
  <defs><pattern id="over" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width="10" height="10" fill="#fbe9e6"/><rect width="4" height="10" fill="#ae2a17"/></pattern></defs>
  <style>
    text { font-family: Inter, 'Noto Sans', 'DejaVu Sans', sans-serif; fill: #0e1d28 }
    .name, .number { font-size: 24px } .number { font-variant-numeric: tabular-nums }
  </style>
  <rect width="1200" height="630" fill="#f3f6f7"/>
  <g fill="none" stroke="#0e1d28" stroke-width="11"><circle cx="112" cy="112" r="34"/><path d="M58 112h108"/></g>
  <text x="196" y="131" font-size="56" font-weight="600">Plimsoll</text>
  <text x="72" y="236" font-size="60" font-weight="600">Does your manifest fit?</text>
  <text x="72" y="290" font-size="27" fill="#42535f">Kubernetes manifests against the limits that they meet: what fits by which route,</text>
  <text x="72" y="326" font-size="27" fill="#42535f">what is refused, the smallest fix, and bundles that fit, proved complete.</text>
  ${bars.join('')}
  <path d="M${line} 356V566" stroke="#0e1d28" stroke-width="4"/>
  <text x="${line}" y="594" font-size="22" text-anchor="middle">annotations 262,144</text>
</svg>`

const browser = await chromium.launch({ executablePath: findChromium() ?? '' })
const page = await browser.newPage({ viewport: { width: 1200, height: 630 } })
await page.setContent(`<body style="margin:0">${svg}</body>`)
await page.screenshot({ path: join(root, 'public/social.png') })
await browser.close()
