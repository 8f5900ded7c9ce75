import { spawn } from "node:child_process"

/**
 * Ends the process `pid` when this process is gone, however it went: `kill -9` leaves no time for a handler of our own.
 * A small shell waits on a pipe that only we hold; the system closes it when we die. `release` ends the wait without
 * harm, and must be called when `pid` has ended, since its number may be given to another process.
 */
export function leash(pid: number, signal: "KILL" | "QUIT" | "TERM"): { readonly release: () => void } {
  const guard = spawn("/bin/sh", ["-c", 'read -r _ || kill -s "$2" "$1"', "leash", String(pid), signal], {
    // A group of its own: Ctrl-C in the terminal reaches our whole group, and the guard must outlive us.
    detached: true,
    stdio: ["pipe", "ignore", "ignore"]
  })
  const ignore = () => undefined
  guard.on("error", ignore)
  guard.stdin.on("error", ignore)
  guard.unref()
  return { release: () => void guard.stdin.end("released\n") }
}
