import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { noise } from '../core/testing/chart-source'
import { analyzeCommand } from './analyze'
import { outcomeOf } from './testing/outcome-of'

const root = mkdtempSync(join(tmpdir(), 'chart-'))
afterAll(() => rmSync(root, { recursive: true }))

function write(name: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name, path)), { recursive: true })
    writeFileSync(join(root, name, path), content)
  }
  return join(root, name)
}

const chart = {
  'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 0.1.0\n',
  'values.yaml': 'password: hunter22\n',
  'templates/cm.yaml': 'kind: ConfigMap\napiVersion: v1\nmetadata: {name: a}\ndata: {a: {{ .Values.password }}}\n',
}
const rendered = '---\n# Source: web/templates/cm.yaml\nkind: ConfigMap\napiVersion: v1\nmetadata: {name: a}\n'

const analyze = (...words: string[]) => outcomeOf(analyzeCommand.start(words))

describe('plimsoll analyze CHART', () => {
  test('refuses a chart of junk without having it rendered, and proves the lines that bring it in', async () => {
    const folder = write('junk', { ...chart, 'web-0.1.0.tgz': noise(900_000), 'docs/a.md': noise(5_000) })
    const { stdout, status } = await analyze(folder)
    expect(status).toBe(1)
    expect(stdout).toMatch(
      /^Helm refuses web 0\.1\.0: its release Secret takes at least 1,2\d\d,\d{3} of 1,048,576 bytes/m,
    )
    expect(stdout).toMatch(/^ {4}\/web-0\.1\.0\.tgz {4}saves 1,\d{3},\d{3}, the chart itself, packed$/m)
    expect(stdout).toMatch(/With these lines, measured again: \d{3} instead of 1,2/)
    expect(stdout).not.toContain('hunter22')
    writeFileSync(join(folder, '.helmignore'), '/web-0.1.0.tgz\n/docs/\n')
    writeFileSync(join(root, 'out.yaml'), rendered)
    const fixed = await analyze(folder, '--rendered', join(root, 'out.yaml'), '--json')
    expect(fixed.status).toBe(0)
    const report = JSON.parse(fixed.stdout)
    expect(report.charts[0]).toMatchObject({ name: 'web', rendering: 'given', loads: true, lines: [] })
    expect(report.charts[0].release).toMatchObject({ is: 'whole' })
    expect(fixed.stdout).not.toContain('hunter22')
  })

  test('never says of a chart that nobody has rendered that it fits', async () => {
    const { stdout, status } = await analyze(write('small', chart))
    expect(status).toBe(1)
    expect(stdout).toMatch(/^Whether web 0\.1\.0 fits is not known/m)
    expect(stdout).not.toMatch(/^. fits/m)
  })

  test('is found in a folder of its own, and in one with other manifests is a folder like any other', async () => {
    const folder = write(
      'repository',
      Object.fromEntries(Object.entries(chart).map(([file, text]) => [`web/${file}`, text])),
    )
    expect((await analyze(folder)).stdout).toMatch(/^Whether web 0\.1\.0 fits is not known/m)
    writeFileSync(join(folder, 'app.yaml'), 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n')
    const { stdout, status } = await analyze(folder)
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^\d of \d resources? fits? kubectl apply/)])
    expect((await analyze(folder, join(folder, 'web'))).stdout).toContain('Whether web 0.1.0 fits is not known')
  })

  test('follows links as Helm does, and names one that leads nowhere', async () => {
    const folder = write('links', chart)
    symlinkSync(join(folder, 'values.yaml'), join(folder, 'linked.txt'))
    symlinkSync(folder, join(folder, 'loop'))
    symlinkSync(join(folder, 'gone'), join(folder, 'nowhere'))
    const { stdout, stderr, status } = await analyze(folder)
    expect(stdout).toContain('linked.txt (file)')
    expect(stderr).toContain(`cannot read ${join(folder, 'nowhere')}`)
    expect(status).toBe(3)
  })

  test('says what a folder lacks that looks like a chart, and where a Chart.yaml is broken', async () => {
    const { 'Chart.yaml': _, ...without } = chart
    const missing = await analyze(write('without', without))
    expect(missing.stdout).toContain('has no Chart.yaml')
    expect(missing.status).toBe(1)
    const broken = await analyze(write('broken', { ...chart, 'Chart.yaml': 'name: web\nversion: [1\n' }))
    expect(broken.stdout).toContain('broken/Chart.yaml:2:10: Helm cannot load this Chart.yaml')
    expect(broken.stdout).not.toContain('not readable')
  })
})
