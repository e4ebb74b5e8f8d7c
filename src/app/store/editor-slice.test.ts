import { describe, expect, test } from 'vitest'
import { createDirectEngine } from '../../engine'
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
