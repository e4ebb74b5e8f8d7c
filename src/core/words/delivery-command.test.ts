import { expect, test } from 'vitest'
import { deliveryCommand } from './delivery-command'

test('a route that is one command names every file, quoted where a shell would read something else', () => {
  expect(deliveryCommand('server-side-apply', ['operator.yaml'])).toBe('kubectl apply --server-side -f operator.yaml')
  expect(deliveryCommand('create', ['a b.yaml', "it's.yaml", '-x.yaml'])).toBe(
    "kubectl create -f 'a b.yaml' -f 'it'\\''s.yaml' -f ./-x.yaml",
  )
})

test('a route of several steps has no command, nor has no file', () => {
  expect(deliveryCommand('fleet', ['operator.yaml'])).toBeNull()
  expect(deliveryCommand('client-side-apply', [])).toBeNull()
})

test('many files are named by their folder, with those below it where there are any', () => {
  const files = ['a', 'b', 'c', 'd'].map(name => `manifests/${name}.yaml`)
  expect(deliveryCommand('client-side-apply', files)).toBe('kubectl apply -f manifests')
  expect(deliveryCommand('client-side-apply', [...files, 'manifests/setup/crd.yaml'])).toBe(
    'kubectl apply -R -f manifests',
  )
  expect(deliveryCommand('client-side-apply', files.slice(0, 2))).toBe(
    'kubectl apply -f manifests/a.yaml -f manifests/b.yaml',
  )
  expect(deliveryCommand('client-side-apply', ['a/1.yaml', 'a/2.yaml', 'b/3.yaml', 'b/4.yaml'])).toContain(
    '-f b/4.yaml',
  )
})
