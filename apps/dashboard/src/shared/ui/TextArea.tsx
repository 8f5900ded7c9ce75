import type { TextareaHTMLAttributes } from "react"
import "./fields.css"

type Props = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "className"> & {
  readonly invalid?: boolean
  readonly ref?: React.Ref<HTMLTextAreaElement>
}

export function TextArea({ invalid, ...rest }: Props) {
  return <textarea className="kv-textarea" aria-invalid={invalid === true ? true : undefined} {...rest} />
}
