// run-alarm.js: keeps the screen on while a session runs, and lets the phone sound and vibrate. Part of the run bundle, in whose scope it stands.
let lock; // what keeps the screen on; {} while the browser is asked for it
let sound;
// wake asks for what the session wants; where the browser refuses, the page says what to do instead.
const wake = async () => {
  let dark = false;
  if (!run?.set.wake || document.hidden) {
    lock?.release?.();
    lock = null;
  } else if (!lock || lock.released) {
    lock = {};
    try {
      lock = await navigator.wakeLock.request("screen");
      if (!run?.set.wake) lock.release(); // it ended meanwhile
    } catch {
      lock = null;
      dark = true;
    }
  }
  part("dark").hidden = !dark;
};
const beep = () => {
  sound?.resume();
  for (const at of sound ? [0, 0.3] : []) {
    const tone = sound.createOscillator();
    const volume = sound.createGain();
    const start = sound.currentTime + at;
    volume.gain.value = 0.15;
    tone.frequency.value = 660;
    tone.connect(volume).connect(sound.destination);
    tone.start(start);
    tone.stop(start + 0.2);
  }
};
const buzz = () => navigator.userActivation?.hasBeenActive !== false && navigator.vibrate?.([300, 150, 300]);
// listen makes sound possible; browsers allow that after a tap only.
const listen = () => {
  if (globalThis.AudioContext) sound ??= new AudioContext();
};
