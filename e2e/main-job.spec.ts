import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { operatorWithCrds } from '../src/core/sample'
import { paste, verdict } from './bring-in'
import { onePage } from './one-page'
import { test } from './page-test'
import { smallOperator } from './small-operator'
import { chooseApplier, chooseFormat, shows, takeZip } from './split'
import { withoutEditor } from './without-editor'

test.use(withoutEditor)

const fixtures = process.env.PLIMSOLL_FIXTURES ?? '../shared/fixtures'
const calico = `${fixtures}/manifests/calico-tigera-operator-before-9518.yaml`

/** The operator file that started it all, and our own of the same shape. */
const inputs = [
  {
    title: 'our own operator',
    text: operatorWithCrds,
    present: true,
    crds: 24,
    annotations: /[67]\d\d,\d{3} of 262,144/,
  },
  {
    title: 'Calico before PR 9518',
    text: () => readFileSync(calico, 'utf8'),
    present: existsSync(calico),
    crds: 24,
    annotations: /620,925 of 262,144/,
  },
]

for (const input of inputs) {
  test.describe(input.title, () => {
    test.skip(!input.present, `${calico} is not on this machine`)

    const shown = onePage(async page => {
      await page.goto('/')
      if (input.present) await paste(page, input.text())
    })

    test('pasted: the verdict, the routes and the chart say what goes in', async () => {
      const page = shown()
      await verdict(page, '28 of 29 resources fit kubectl apply on Kubernetes defaults')

      const routes = page.getByRole('treegrid', { name: 'Routes' })
      await expect(routes.getByRole('row')).toHaveCount(8)
      await expect(routes.getByRole('row', { name: /refused kubectl apply 28 of 29/ })).toHaveText(input.annotations)
      await expect(routes.getByRole('row', { name: /fits kubectl apply --server-side 29 of 29/ })).toBeVisible()
      await expect(routes.getByRole('row', { name: /fits kubectl create 29 of 29/ })).toBeVisible()
      await expect(routes.getByRole('row', { name: /refused ClusterResourceSet, one ConfigMap/ })).toBeVisible()
      await expect(page.getByText('is invalid: metadata.annotations: Too long').first()).toBeVisible()

      const chart = page.getByRole('figure', { name: /Annotations by resource.* Over this line: 1\./ })
      await expect(chart).toBeVisible()
      await expect(chart.getByText('262,144')).toBeVisible()
      await expect(chart.getByRole('option')).toHaveCount(11)
      await expect(page.getByRole('grid', { name: '29 resources' })).toBeVisible()
    })

    test('split as the fix did it: the zip holds every document byte for byte', async () => {
      const page = shown()
      await page.getByRole('button', { name: 'Split', exact: true }).click()
      await shows(page, 2, 2)
      await expect(page.getByRole('option', { name: `10-crds, ` })).toContainText(`${input.crds} CRDs`)
      await expect(page.getByRole('heading', { name: '29 in, 29 out, equal' })).toBeVisible()

      const { zip: first, files } = await takeZip(page)
      const bundles = [...files].filter(([path]) => /\d\d-[a-z]+\.yaml$/.test(path))
      expect(bundles).toHaveLength(2)
      const written = bundles.map(([, bytes]) => bytes.toString('utf8'))
      for (const document of documentsOf(input.text())) {
        expect(written.filter(bundle => bundle.includes(document))).toHaveLength(1)
      }
      expect(written.map(bundle => bundle.match(/^kind: CustomResourceDefinition$/gm)?.length ?? 0)).toEqual([
        input.crds,
        0,
      ])
      expect((await takeZip(page)).zip.equals(first)).toBe(true)
    })

    test('every file of the zip has the checksum that stands in it', async () => {
      const page = shown()
      await page.getByRole('button', { name: 'Split', exact: true }).click()
      const files = (await takeZip(page)).files
      const [sumsPath, sums] = [...files].find(([path]) => path.endsWith('SHA256SUMS')) ?? ['', Buffer.alloc(0)]
      const folder = sumsPath.replace(/SHA256SUMS$/, '')
      const listed = sums
        .toString('utf8')
        .trim()
        .split('\n')
        .map(line => line.split(/ [ *]/))
      expect(listed.length).toBe(files.size - 1)
      for (const [sum, path] of listed) {
        const bytes = files.get(`${folder}${path}`) ?? Buffer.alloc(0)
        expect(createHash('sha256').update(bytes).digest('hex'), path).toBe(sum)
      }
    })
  })
}

test('for ClusterResourceSet: bundles under the max size, and the CRD that is too long as text named with what makes it fit', async ({
  page,
}) => {
  await page.goto('/')
  await paste(page, operatorWithCrds())
  await page.getByRole('button', { name: 'Split instead' }).click()
  await chooseApplier(page, 'ClusterResourceSet')
  await page.keyboard.press('Escape')
  await chooseFormat(page, 'JSON documents')
  await verdict(page, '29 of 29 resources fit ClusterResourceSet')

  await chooseFormat(page, 'Original text')
  await verdict(page, '28 of 29 resources fit ClusterResourceSet')
  await expect(page.getByText('1 bundle is refused:')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Bundles within their limit' })).toContainText('bytes over')
  await page.getByRole('button', { name: 'Write installations as a JSON document' }).click()
  await verdict(page, '29 of 29 resources fit ClusterResourceSet')
  await page.keyboard.press('Control+Z')
  await verdict(page, '28 of 29 resources fit ClusterResourceSet')
  await page.keyboard.press('Control+Shift+Z')
  await verdict(page, '29 of 29 resources fit ClusterResourceSet')
})

test('a split with a refused bundle says what its fix leads to, and nothing of the answer is cut at 1280 x 800', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto('/')
  await paste(page, smallOperator())
  await verdict(page, '28 of 29 resources fit kubectl apply')
  await expect(page.getByRole('grid', { name: '29 resources' })).toBeVisible()
  const view = page.getByRole('main').locator(':scope > div')
  expect(await view.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)).toBe(0)

  await page.getByRole('button', { name: 'Split', exact: true }).click()
  const banner = page.getByRole('region', { name: 'Question and answer' })
  await expect(banner.getByRole('button', { name: 'Use --server-side' })).toBeVisible()
  await expect(banner.getByText('29 of 29 fit', { exact: true })).toBeVisible()
  await expect(banner.getByText('28 of 29 fit', { exact: true })).toHaveCount(0)
  await banner.getByRole('button', { name: 'Use --server-side' }).click()
  await verdict(page, '29 of 29 resources fit kubectl apply --server-side')
})

test('a max bundle size cuts, and a wrong one says what it must be', async ({ page }) => {
  await page.goto('/')
  await paste(page, smallOperator())
  await page.getByRole('button', { name: 'Split instead' }).click()
  await page.getByRole('button', { name: /^Max bundle size: / }).click()
  const maxBytes = page.getByRole('textbox', { name: /Max bundle size/ })
  await maxBytes.fill('12 apples')
  await maxBytes.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'A whole number of bytes' })).toBeVisible()
  await maxBytes.fill('320000')
  await maxBytes.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: /2 steps, 3 bundles/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Max bundle size: 320,000 bytes' })).toBeVisible()
})

/** Documents of a file whose separators stand alone on their lines. */
function documentsOf(text: string): readonly string[] {
  return text
    .split(/^---$/m)
    .map(document => document.replace(/^\n/, ''))
    .filter(document => /\S/.test(document))
}
