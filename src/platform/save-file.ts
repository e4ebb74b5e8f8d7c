/** Hands bytes to the person as a download of this name. Nothing leaves the tab. */
export function saveFile(name: string, content: Uint8Array<ArrayBuffer>, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download has taken its own reference by the next turn of the event loop.
  setTimeout(() => URL.revokeObjectURL(address), 0)
}
