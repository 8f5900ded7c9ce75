import type { ReactNode } from "react"
import "./fields.css"

interface Props {
  readonly id: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly children: ReactNode
  readonly "aria-describedby"?: string | undefined
  readonly invalid?: boolean
}

/** The browser's own select: works with every keyboard, reader and phone. */
export function Select({ id, value, onChange, children, invalid, ...rest }: Props) {
  return (
    <select
      id={id}
      className="kv-select"
      value={value}
      aria-invalid={invalid === true ? true : undefined}
      onChange={(event) => onChange(event.target.value)}
      {...rest}
    >
      {children}
    </select>
  )
}
