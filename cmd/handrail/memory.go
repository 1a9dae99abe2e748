package main

import (
	"math"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
)

// A build makes much that is soon dropped, and then the program ends. So
// collecting waits until spareRoom bytes are used since the last time, where Go
// would begin at 4 MB and do it again whenever the heap has doubled: a small
// handbook is then built without any collection. Above that, the heap may grow
// by spareShare percent of what is in use, less than Go's 100, since the peak
// is what a small machine feels. mostMemory is where collecting becomes eager.
//
// The dev server runs for hours beside an editor and a browser, and keeps all
// pages as read. It makes little with each save, so it has less room.
const (
	spareRoom  = 96 << 20
	spareShare = 80
	mostMemory = 1792 << 20

	serveRoom  = 48 << 20
	serveShare = 20
)

// memory is how often memory is collected.
type memory struct{ serving atomic.Bool }

// spareMemory sets how often memory is collected, now and anew after every
// collection.
func spareMemory() *memory {
	m := &memory{}
	debug.SetMemoryLimit(mostMemory)
	m.pace()
	m.afterCollection()
	return m
}

// serve has memory collected as befits the dev server, from now on.
func (m *memory) serve() {
	if m != nil {
		m.serving.Store(true)
		m.pace()
	}
}

// afterCollection calls pace whenever memory was collected: the marker is
// dropped at once, so the next collection finds it and makes the next one.
func (m *memory) afterCollection() {
	marker := new([16]byte) // large enough not to share its place with others
	runtime.AddCleanup(marker, func(m *memory) {
		m.pace()
		m.afterCollection()
	}, m)
}

// pace sets the share that the heap may grow by, of what was in use when it was
// last collected.
func (m *memory) pace() {
	room, share := float64(spareRoom), float64(spareShare)
	if m.serving.Load() {
		room, share = serveRoom, serveShare
	}
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	live := math.Max(4<<20, float64(sample[0].Value.Uint64())) // Go's smallest heap
	debug.SetGCPercent(int(math.Max(share, 100*room/live)))
}
