import { describe, expect, test } from 'vitest'
import { createDirectEngine, type Engine } from '../../engine'
import { readEditorSetting, writeEditorSetting } from './editor-slice'
import { createPageStore } from './page-store'

const page = () => createPageStore(createDirectEngine(), { language: 'en', theme: 'system' })

describe('where the editor stands', () => {
  test('comes back as it was kept', () => {
    const store = page()
    expect(readEditorSetting(writeEditorSetting(store.getState()))).toEqual({ editorOpen: true, editorWidth: null })
    store.getState().setEditorOpen(false)
    store.getState().setEditorWidth(512)
    expect(readEditorSetting(writeEditorSetting(store.getState()))).toEqual({ editorOpen: false, editorWidth: 512 })
  })

  test.each(['', 'open', 'open -4', 'open 99999', 'shut auto', '{"open":true}'])('is not taken from %j', kept => {
    expect(readEditorSetting(kept)).toBeNull()
  })

  test('is in sight for who types, and for who is led to a line', () => {
    const store = page()
    store.getState().setEditorOpen(false)
    store.getState().startTyping()
    expect(store.getState()).toMatchObject({ editorOpen: true, typing: true, view: 'editor' })
    store.getState().setEditorOpen(false)
    store.getState().showLine(0, 3)
    expect(store.getState().editorOpen).toBe(true)
  })
})

test('a text with Secrets is masked until it is asked for or changed by hand; for one source, and not for good', async () => {
  const store = page()
  const { addSources, editSource, maskText, revealSecrets } = store.getState()
  const secret = 'kind: Secret\nstringData: {a: hunter2}\n'
  expect(await maskText(secret, false)).toBe('kind: Secret\nstringData: {a: •••••••}\n')
  expect(await maskText('a: hunter2\n', true)).not.toContain('hunter2')
  expect(await maskText('kind: ConfigMap\n', false)).toBe('kind: ConfigMap\n')
  addSources(['a.yaml', 'b.yaml', 'c.yaml'].map(name => ({ name, content: new Blob([secret]) })))
  const [a, b] = store.getState().sources
  editSource(a?.id ?? 0, new Blob([`${secret}# more\n`]))
  revealSecrets(b?.id ?? 0)
  expect([...store.getState().shownSecrets]).toEqual([a?.id, b?.id])
  expect(store.getState().typing).toBe(true)
  expect(writeEditorSetting(store.getState())).toBe('open auto')
  addSources([{ name: 'a.yaml', content: new Blob([secret]) }])
  expect(store.getState().shownSecrets.has(store.getState().sources[0]?.id ?? 0)).toBe(false)
})

test('where the engine does not answer, nothing of a Secret is shown', async () => {
  const engine: Engine = { ...createDirectEngine(), ask: () => Promise.reject(new Error('gone')) }
  const store = createPageStore(engine, { language: 'en', theme: 'system' })
  expect(await store.getState().maskText('kind: Secret\n', false)).toBe('••••• ••••••\n')
})
