import { expect, test } from 'vitest'
import { readSize } from './read-size'

test.each([
  ['1572864', 1_572_864],
  ['1,572,864', 1_572_864],
  [' 1 572 864 bytes ', 1_572_864],
  ['1.5 MiB', 1_572_864],
  ['1.5Mi', 1_572_864],
  ['512KiB', 524_288],
  ['500 kB', 500_000],
  ['2 GB', 2_000_000_000],
  ['1.7', 1],
  ['1,048,576 字节', 1_048_576],
])('%j is %d bytes', (text, size) => {
  expect(readSize(text)).toBe(size)
})

test.each(['', '0', '0.4', '-5', '12 apples', '1,5 MiB', '1e6', '1.5.2', 'MiB', '99999999 GiB', '1,00', '١٢'])(
  '%j is no size',
  text => {
    expect(readSize(text)).toBeNull()
  },
)
