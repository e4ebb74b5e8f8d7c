import type { Sample, SamplePair } from '../../core/sample'
import { chooseFiles, readClipboardText } from '../../platform'
import type { PageState } from '../store'
import { isTaken } from './folder-rules'

/** Inputs to try with, in the order shown. */
export const sampleIds: readonly (Sample['id'] | 'error')[] = ['operator-with-crds', 'dashboards', 'chart', 'error']

/** What kube-apiserver says of a request over 3 MiB. */
const sampleError =
  'Error from server (RequestEntityTooLarge): error when creating "manifests.yaml": Request entity too large: limit is 3145728'

/** Opens the browser's chooser and brings in what is chosen. */
export async function chooseSources({ addSources }: PageState): Promise<void> {
  const files = await chooseFiles('files')
  addSources(files.map(file => ({ name: file.name, content: file })))
}

/** The same for a folder. */
export async function chooseFolder(state: PageState): Promise<void> {
  takeFolder(state, await chooseFiles('folder'))
}

/** Brings in the manifests and archives of a folder. */
export function takeFolder({ gather }: PageState, files: readonly File[]): void {
  if (files.length === 0) return
  const name = files[0]?.webkitRelativePath.split('/')[0] ?? ''
  const taken = files.filter(file => isTaken(file.webkitRelativePath))
  void gather(name, async () => ({
    files: taken.map(file => ({ name: file.webkitRelativePath, content: file })),
    cut: false,
  }))
}

/** Brings in what is on the clipboard, for which the browser asks the person. */
export async function pasteSource({ notify, addPaste }: PageState): Promise<void> {
  const text = await readClipboardText()
  if (text === null) notify({ code: 'clipboard-refused' })
  else await addPaste(text)
}

/** Brings in a sample. What makes it is loaded when one is asked for. */
export async function openSample(
  { addSources, addPaste, askAs, question }: PageState,
  id: (typeof sampleIds)[number],
): Promise<void> {
  if (id === 'error') return addPaste(sampleError)
  const { samples } = await import('../../core/sample')
  const sample = samples.find(candidate => candidate.id === id)
  if (!sample) return
  // Not kept: what a sample is about is not what a visitor goes by.
  if (sample.route) askAs({ ...question, route: sample.route })
  addSources([{ name: sample.fileName, content: new Blob([sample.make()]), isSample: true }])
}

/** Pairs to try Compare with. */
export const samplePairIds: readonly SamplePair['id'][] = ['crds-moved-out', 'new-version']

/** Brings in both sides of a pair. */
export async function openSamplePair({ addSources, compareWith }: PageState, id: SamplePair['id']): Promise<void> {
  const { samplePairs } = await import('../../core/sample')
  const pair = samplePairs.find(candidate => candidate.id === id)
  if (!pair) return
  const sourceOf = ({ fileName, make }: SamplePair['before']) => ({
    name: fileName,
    content: new Blob([make()]),
    isSample: true,
  })
  addSources([sourceOf(pair.after)])
  compareWith([sourceOf(pair.before)])
}
