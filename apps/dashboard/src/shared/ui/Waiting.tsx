import { useTexts } from "../text/defineTexts.ts"
import { sharedTexts } from "../text/sharedTexts.ts"
import "./states.css"

/** Drawn lines in the place of what is coming, so that nothing jumps; said once to a screen reader. */
export function Waiting({ lines = 4 }: { readonly lines?: number }) {
  const texts = useTexts(sharedTexts)
  return (
    <div className="kv-waiting">
      <p role="status" className="kv-visually-hidden">
        {texts.waiting}
      </p>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move
        <div className="kv-waiting__line" key={line} aria-hidden="true" />
      ))}
    </div>
  )
}
