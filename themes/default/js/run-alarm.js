// run-alarm.js: keeps the screen on while a session runs, and lets the phone sound and vibrate. Part of the run bundle.
// handrailAlarm(run, told) takes a function that gives the session (described in run.js), and one that is told whether the screen may go dark unasked.
globalThis.handrailAlarm = (run, told) => {
  "use strict";
  let lock, asking, sound;
  const wake = async () => {
    const want = run()?.set.wake && !document.hidden;
    let dark = false;
    if (!want) {
      lock?.release();
      lock = null;
    } else if (!asking && (!lock || lock.released)) {
      asking = true;
      try {
        lock = await navigator.wakeLock.request("screen");
        if (!run()?.set.wake) lock.release(); // it ended meanwhile
      } catch {
        dark = true;
      }
      asking = false;
    }
    told(dark);
  };
  const beep = () => {
    if (!sound) return;
    sound.resume();
    [0, 0.3].forEach(at => {
      const tone = sound.createOscillator();
      const volume = sound.createGain();
      volume.gain.value = 0.15;
      tone.frequency.value = 660;
      tone.connect(volume).connect(sound.destination);
      tone.start(sound.currentTime + at);
      tone.stop(sound.currentTime + at + 0.18);
    });
  };
  const buzz = () => navigator.userActivation?.hasBeenActive !== false && navigator.vibrate?.([300, 150, 300]);
  // listen makes sound possible; browsers allow that after a tap only.
  const listen = () => {
    if (globalThis.AudioContext) sound ??= new AudioContext();
  };
  return { wake, beep, buzz, listen };
};
