import { loadResources, otherFileProblems, otherSource } from '../core/resource'
import { decodeSource, type ProblemCode } from '../core/source'

/** Larger files are read as they go, and never looked at as a whole. */
const lookedAt = 64 * 1024 * 1024

/**
 * What a file is that was found in a folder and holds nothing that could be meant for an API server; null for every
 * other, what is broken among them. A repository is full of YAML and JSON: an object has an apiVersion, or at least a
 * kind and metadata, and a template of Helm is one that cannot be read as it stands.
 */
export function notAManifest(name: string, bytes: Uint8Array): ProblemCode | null {
  if (bytes.length > lookedAt) return null
  // In Latin 1 every byte is a character, and in UTF-16 these words are there once the zeros are gone.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1').replaceAll('\0', '')
  if (!mayHoldObject(text)) return otherSource(decodeSource({ name, bytes }).text)?.code ?? 'other-data'
  if (!text.includes('{{')) return null
  const load = loadResources([{ name, bytes }])
  return otherFileProblems(load).some(({ problem }) => problem.code === 'other-helm-template')
    ? 'other-helm-template'
    : null
}

function mayHoldObject(text: string): boolean {
  // Most manifests say it on their first lines, most other files nowhere.
  if (!/\bapiVersion\b|\bkind\b/.test(text)) return false
  const parsed = /^\s*[[{]/.test(text) ? parseJson(text) : undefined
  if (parsed !== undefined) return isObject(parsed) && (hasText(parsed, 'apiVersion') || hasKindAndMetadata(parsed))
  return hasKey(text, 'apiVersion') || (hasKey(text, 'kind') && hasKey(text, 'metadata'))
}

/** The key of an object: as far left as the text begins, or in braces. */
function hasKey(text: string, key: string): boolean {
  const indent = /^(?![ \t]*(?:#|---|%|\r?$))([ \t]*)\S/m.exec(text)?.[1] ?? ''
  return (
    new RegExp(`^${indent}(?:---[ \\t]+)?["']?${key}["']?[ \\t]*:`, 'm').test(text) ||
    (/^[ \t]*(?:---[ \t]+|- )?\{/m.test(text) && new RegExp(`[{,]\\s*["']?${key}["']?\\s*:`).test(text))
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function hasText(object: Readonly<Record<string, unknown>>, key: string): boolean {
  return typeof object[key] === 'string'
}

function hasKindAndMetadata(object: Readonly<Record<string, unknown>>): boolean {
  return hasText(object, 'kind') && isObject(object.metadata)
}
