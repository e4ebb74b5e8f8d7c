import { describe, expect, test } from 'vitest'
import { readFragment, writeFragment } from './address-bar'

describe('the fragment of the address', () => {
  test('comes back as it was written, whatever the names of resources are', () => {
    const place = { view: 'resource', resource: 'apps/Deployment/a&b=c#d/ü <x>#2', filter: '100 % +1' }
    expect(readFragment(`#${writeFragment(place, null)}`)).toEqual(place)
  })

  test('leaves slashes readable', () => {
    expect(writeFragment({ resource: 'apps/Deployment/web/site' }, null)).toBe('resource=apps/Deployment/web/site')
  })

  test('keeps what belongs to a share link apart and untouched', () => {
    const fragment = writeFragment({ view: 'split' }, 's=AbC-_9')
    expect(fragment).toBe('s=AbC-_9&view=split')
    expect(readFragment(`#${fragment}`)).toEqual({ view: 'split' })
  })

  test.each(['', '#', '#top', '#%', '#=&==&%zz=%', `#${'x'.repeat(5000)}=1`, `#s=${'A'.repeat(100_000)}`])(
    'is read without a fault: %.20s',
    fragment => {
      expect(readFragment(fragment).view).toBeUndefined()
    },
  )
})
