import { useEffect, useState } from "react"

/** The one place of the dashboard that asks the machine for the time. */
export const now = (): Date => new Date()

/** The present moment, renewed every `everySeconds`. */
export function useNow(everySeconds: number): Date {
  const [moment, setMoment] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setMoment(now()), everySeconds * 1000)
    return () => clearInterval(timer)
  }, [everySeconds])
  return moment
}
