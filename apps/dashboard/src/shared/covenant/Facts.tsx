import type { ReactNode } from "react"
import "./document.css"

/** Names and what they stand for, a line each. */
export const Facts = ({ facts }: { readonly facts: ReadonlyArray<readonly [string, ReactNode]> }) => (
  <dl className="kv-facts">
    {facts.map(([name, value]) => (
      <div key={name} className="kv-facts__one">
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)
