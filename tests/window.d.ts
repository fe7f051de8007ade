// What the tests put into a page for themselves.
interface Window {
  bench: any;
  frames_seen: any[];
  recording: boolean;
}
