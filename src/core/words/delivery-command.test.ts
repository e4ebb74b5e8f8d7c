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
