interface Props {
  readonly parts: ReadonlyArray<{ readonly kind: "words" | "mark"; readonly text: string }>
}

/** The public version: words as they were, and a mark with its ground where something is refused. */
export const PublicText = ({ parts }: Props) => (
  <div className="kv-openness__public">
    {parts.map((part, place) =>
      part.kind === "words" ? (
        part.text
      ) : (
        // biome-ignore lint/suspicious/noArrayIndexKey: marks with one ground are alike, and their order is their place
        <mark key={place} className="kv-openness__refused">
          {part.text}
        </mark>
      )
    )}
  </div>
)
