import { type InputHTMLAttributes, useEffect, useState } from 'react'

/**
 * A value that takes effect when its field is left or Enter is pressed: half a number is no number. `onCommit` takes
 * the text; false where it is none that can be taken.
 */
export function useTyped(
  value: string,
  onCommit: (text: string) => boolean,
): { readonly isWrong: boolean; readonly input: InputHTMLAttributes<HTMLInputElement> } {
  const [text, setText] = useState(value)
  const [isWrong, setWrong] = useState(false)
  useEffect(() => {
    setText(value)
    setWrong(false)
  }, [value])
  const commit = (): void => {
    const taken = text === value || onCommit(text)
    setWrong(!taken)
    // The same value typed in another way reads as before.
    if (taken) setText(value)
  }
  return {
    isWrong,
    input: {
      value: text,
      spellCheck: false,
      autoComplete: 'off',
      'aria-invalid': isWrong,
      onChange: event => {
        setText(event.target.value)
        setWrong(false)
      },
      onBlur: commit,
      onKeyDown: event => {
        if (event.key === 'Enter') commit()
      },
    },
  }
}
