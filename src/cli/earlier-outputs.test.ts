import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { appliers } from '../core/export'
import { readLink } from '../core/share'
import { outcomeOf } from './testing/outcome-of'
import { verifyCommand } from './verify'
import written from './written-by-3da0b2c/links.json'

const at = (name: string): string => fileURLToPath(new URL(`written-by-3da0b2c/${name}`, import.meta.url))

describe('what commit 3da0b2c wrote is read', () => {
  // An applier that came later has no zip of then.
  const then = 'argocd capi-operator clusterresourceset fleet flux helm kubectl kustomize ocm powershell sveltos'.split(
    ' ',
  )

  test.each([...then.map(id => `${id}.zip`), 'folder'])('%s holds what went in', async output => {
    const { stdout, status } = await outcomeOf(verifyCommand.start([at('input.yaml'), at(output)]))
    expect(stdout).toContain('7 in, 7 out, equal')
    expect(stdout).not.toContain('FAILED')
    expect(status).toBe(0)
  })

  test('for every applier that there was, none of which is gone', () => {
    expect(appliers.map(({ id }) => id)).toEqual(expect.arrayContaining(then))
  })

  test('a link of numbers opens with its cluster', () => {
    const { link, settings, sources, resources } = written.numbers
    const opened = readLink(link)
    if (opened.kind !== 'numbers') throw new Error(opened.kind)
    expect(opened.question.cluster).toEqual(settings.limits)
    expect(opened.analysis.sources).toEqual(sources)
    expect(
      opened.analysis.resources.map(({ id, readable, bytes: { source, json, annotations } }) => ({
        ...{ id, readable, source, json, annotations },
      })),
    ).toEqual(resources)
  })

  test('a link of a text opens', () => {
    const opened = readLink(written.text.link)
    if (opened.kind !== 'text') throw new Error(opened.kind)
    expect(opened.texts.map(({ name, text }) => [name, text])).toEqual(written.text.texts)
  })
})
