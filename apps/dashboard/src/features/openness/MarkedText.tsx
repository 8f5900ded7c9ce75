import type { MarkedPassage, RefusalProposal } from "@kruisverband/domain"
import { type RefObject, useEffect } from "react"

interface Props {
  readonly id: string
  readonly text: string
  readonly passages: ReadonlyArray<MarkedPassage>
  readonly proposals: ReadonlyArray<RefusalProposal>
  readonly labelledBy: string
  readonly ref: RefObject<HTMLTextAreaElement | null>
}

interface Stretch {
  readonly from: number
  readonly to: number
  readonly look: "plain" | "marked" | "open" | "proposed"
}

/** The text cut where something begins or ends; passages and proposals never overlap. */
function stretchesOf({ passages, proposals, text }: Pick<Props, "text" | "passages" | "proposals">) {
  const special: ReadonlyArray<Stretch> = [
    ...passages.map(({ from, grounds, to }): Stretch => ({ from, to, look: grounds.length > 0 ? "marked" : "open" })),
    ...proposals.map(({ from, to }): Stretch => ({ from, to, look: "proposed" }))
  ].toSorted((a, b) => a.from - b.from)
  const all: Array<Stretch> = []
  let at = 0
  for (const one of special) {
    if (one.from > at) all.push({ from: at, to: one.from, look: "plain" })
    all.push(one)
    at = one.to
  }
  all.push({ from: at, to: text.length, look: "plain" })
  return all
}

const ignoreChange = () => undefined

/**
 * The original, to select in: a field, since that is what every keyboard can select in. It takes no change. It is not
 * `readOnly`, in which browsers show no cursor and the arrow keys do nothing. The colours lie under it, in the same letters
 * at the same places.
 */
export function MarkedText({ id, labelledBy, passages, proposals, ref, text }: Props) {
  useEffect(() => {
    const field = ref.current
    const refuse = (event: Event) => event.preventDefault()
    field?.addEventListener("beforeinput", refuse)
    return () => field?.removeEventListener("beforeinput", refuse)
  }, [ref])
  return (
    <div className="kv-openness__scroll">
      <div className="kv-openness__layers">
        <div className="kv-openness__under" aria-hidden="true">
          {stretchesOf({ passages, proposals, text }).map(({ from, look, to }) => (
            <span key={from} className={`kv-openness__${look}`}>
              {text.slice(from, to)}
            </span>
          ))}
          {"\n"}
        </div>
        <textarea
          ref={ref}
          id={id}
          className="kv-openness__over"
          aria-labelledby={labelledBy}
          aria-describedby={`${labelledBy}-hint`}
          aria-readonly="true"
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={ignoreChange}
        />
      </div>
    </div>
  )
}
