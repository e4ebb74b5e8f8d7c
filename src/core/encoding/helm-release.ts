import { gzipSize } from '../archive'
import { type Bytes, bytes, encodeBase64 } from '../bytes'

/** A file of a chart. */
export interface ChartFile {
  /** From the chart's folder. */
  readonly name: string
  readonly content: Uint8Array
}

/**
 * Estimate of the release Secret's value for a chart, really built and compressed, since base64 compresses badly and no ratio holds: base64 of the
 * gzip of a JSON that holds every file in base64 again, and the rendered manifest (helm/helm pkg/storage/driver/util.go: encodeRelease). `rendered`: the text of each template as rendered. Helm adds times and notes of its own, some hundred bytes.
 */
export function helmReleaseSize(
  chart: { readonly name: string; readonly version: string; readonly appVersion: string },
  templates: readonly ChartFile[],
  files: readonly ChartFile[],
  rendered: readonly Uint8Array[],
): Bytes {
  const decoder = new TextDecoder()
  const manifest = rendered.map(
    (content, index) => `---\n# Source: ${chart.name}/${templates[index]?.name ?? ''}\n${decoder.decode(content)}`,
  )
  const entry = ({ name, content }: ChartFile) => ({ name, data: encodeBase64(content) })
  const release = JSON.stringify({
    name: chart.name,
    info: {
      first_deployed: '2026-01-01T00:00:00.000000000Z',
      last_deployed: '2026-01-01T00:00:00.000000000Z',
      deleted: '',
      description: 'Install complete',
      status: 'deployed',
    },
    chart: {
      metadata: { ...chart, apiVersion: 'v2', type: 'application' },
      lock: null,
      templates: templates.map(entry),
      values: {},
      schema: null,
      files: files.map(entry),
    },
    manifest: manifest.join(''),
    version: 1,
    namespace: 'default',
  })
  return base64Size(gzipSize(new TextEncoder().encode(release)))
}

/** Length of the base64 text of so many bytes. */
export function base64Size(count: number): Bytes {
  return bytes(Math.ceil(count / 3) * 4)
}
