import { expect } from '@playwright/test'
import { choose, configMap, paste, pick, verdict } from './bring-in'
import { test } from './page-test'
import { withoutEditor } from './without-editor'

test.use(withoutEditor)

test.beforeEach(({ page }) => page.goto('/').then(() => {}))

const nothing = [
  { title: 'an empty file', text: '', says: 'Nothing but white space' },
  { title: 'white space only', text: ' \n\n  \n', says: 'Nothing but white space' },
  { title: 'a picture', text: '\u0000\u0001PNG\u0000\u0000\u0002'.repeat(50), says: 'This is no text' },
  { title: 'a document that is no object', text: 'just some words\n', says: 'not an object' },
  { title: 'truncated YAML', text: 'apiVersion: v1\nkind: "Config', says: 'This is no valid YAML' },
]

test('what holds no resource says what it is and what to do', async ({ page }) => {
  for (const { title, text, says } of nothing) {
    await test.step(title, async () => {
      await choose(page, [{ name: `${title}.yaml`, text }])
      await verdict(page, /^No resource was found/)
      const problem = page.getByRole('region', { name: 'Problems' }).getByRole('listitem').first()
      await expect(problem).toContainText(says)
      await expect(problem).toContainText(`${title}.yaml, line`)
      await page.getByRole('button', { name: 'Clear all sources' }).click()
      await verdict(page, 'Does your manifest fit?')
    })
  }
})

test('what is no manifest is named, with what to give instead', async ({ page }) => {
  await choose(page, [
    { name: 'deployment.yaml', text: 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ .Values.name }}\n' },
    { name: 'kustomization.yaml', text: 'resources:\n- a.yaml\nimages:\n- name: app\n  newTag: v2\n' },
    { name: 'values.yaml', text: 'replicaCount: 2\nimage:\n  repository: nginx\n  tag: "1.27"\n' },
    { name: 'Dockerfile', text: 'FROM alpine:3.20\nRUN apk add curl\nCMD ["curl"]\n' },
    { name: 'good.yaml', text: configMap('good') },
  ])
  await verdict(page, /^1 of 1 resource fits/)
  await page.getByRole('button', { name: /^\d+ problems$/ }).click()
  const problems = page.getByRole('region', { name: 'Problems' })
  for (const said of [
    'Run helm template NAME CHART and give what that prints.',
    'kubectl kustomize DIR prints what that gives.',
    'Run helm template NAME CHART --values FILE and give what that prints.',
    'This is a Dockerfile, not a manifest',
  ]) {
    await expect(problems.getByRole('listitem').filter({ hasText: said }).first()).toBeVisible()
  }
})

test('a broken document hides none of the good ones, and is shown where it is', async ({ page }) => {
  const text = `${configMap('first')}---\nkind: [broken\n---\n${configMap('last')}`
  await choose(page, [{ name: 'mixed.yaml', text }])
  await verdict(page, '2 of 2 resources fit kubectl apply on Kubernetes defaults. 1 document is not readable.')
  await expect(page.getByRole('grid').getByRole('row', { name: /first/ })).toBeVisible()
  await expect(page.getByRole('grid').getByRole('row', { name: /last/ })).toBeVisible()

  await page.getByRole('button', { name: '1 problem' }).click()
  const problem = page.getByRole('region', { name: 'Problems' }).getByRole('listitem')
  await expect(problem).toContainText('This is no valid YAML')
  await expect(problem).toContainText(/mixed\.yaml, line [67], column/)
  await problem.getByRole('button', { name: /^Show mixed\.yaml, line/ }).click()
  await expect(page.getByRole('region', { name: 'Editor' })).toContainText('kind: [broken')
  await expect(problem).toHaveAttribute('aria-current', 'true')
  await problem.getByRole('button', { name: 'cannot be read', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'cannot be read' })).toBeVisible()
  await page.goBack()
  await expect(problem).toHaveAttribute('aria-current', 'true')
})

test('a broken document is taken along in the split, apart from the bundles', async ({ page }) => {
  await choose(page, [{ name: 'mixed.yaml', text: `${configMap('good')}---\nkind: [broken\n` }])
  await verdict(page, /1 document is not readable/)
  await page.getByRole('button', { name: 'Split instead' }).click()
  await expect(page.getByText('1 document cannot be read: its bytes go to unparsed/ as they are.')).toBeVisible()
  await verdict(page, /^1 of 1 resource fits/)
  await expect(
    page
      .getByRole('grid', { name: 'Files' })
      .getByRole('row', { name: /unparsed\// })
      .first(),
  ).toBeVisible()
})

test('the values of a Secret are masked wherever a result shows its text', async ({ page }) => {
  const secret = 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: login\nstringData:\n  password: hunter2-hunter2\n'
  await choose(page, [{ name: 'secret.yaml', text: secret }])
  await verdict(page, '1 of 1 resource fits')
  await page.getByRole('button', { name: 'Open login' }).click()
  await pick(page.getByRole('radio', { name: 'Text' }))
  const text = page.getByRole('region', { name: 'Text of login' })
  await expect(text).toContainText('password:')
  await expect(page.getByText('What is secret here, or may be, is masked.')).toBeVisible()
  await expect(page.getByText('hunter2')).toHaveCount(0)

  await page.getByRole('button', { name: 'Split', exact: true }).click()
  await page
    .getByRole('grid', { name: 'Files' })
    .getByRole('row', { name: /20-resources/ })
    .click()
  await expect(page.getByRole('dialog')).toContainText('password:')
  await expect(page.getByText('hunter2')).toHaveCount(0)
})

test('names that look like markup or Windows devices stay names', async ({ page }) => {
  const names = ['con', 'a.b.c', 'x'.repeat(253)]
  const odd = ['"<img src=x onerror=alert(1)>"', '"pay\\u202Edaol"', '"zero\\u200Bwidth"']
  const text = [...names, ...odd].map(name => configMap(name)).join('---\n')
  await choose(page, [{ name: '<b>names</b> & "more".yaml', text }])
  await verdict(page, /resources fit/)
  await expect(page.getByText('<img src=x onerror=alert(1)>').first()).toBeVisible()
  await expect(page.getByRole('list', { name: 'Sources' })).toContainText('<b>names</b> & "more".yaml')
  // What would not be seen, or would turn the text beside it, is written out.
  const table = page.getByRole('grid', { name: '6 resources' })
  await expect(table).toContainText('pay<U+202E>daol')
  await expect(table).toContainText('zero<U+200B>width')
  expect(await page.getByRole('main').getByRole('region', { name: 'Sizes' }).innerText()).not.toMatch(/[\u202e\u200b]/)
})

test('a name that turns the text around turns no words of the server around', async ({ page }) => {
  await paste(page, configMap('"a\u202egnp.exe"'))
  await verdict(page, /refused/)
  const says = page.getByRole('region', { name: 'Question and answer' }).locator('code').last()
  await expect(says).toContainText('a<U+202E>gnp.exe')
  await expect(says).not.toContainText('\u202e')
})
