package serve

import (
	"sync"

	"github.com/fsnotify/fsnotify"
)

// system is the operating system's news about folders. What it says is taken
// off it at once and kept here: some systems stand still, and with them
// whoever asks for one more folder, until somebody listens.
type system struct {
	news chan struct{} // holds a token when something was kept since take was last called
	fs   *fsnotify.Watcher
	ears sync.WaitGroup

	mu     sync.Mutex
	events []fsnotify.Event
	missed bool
}

// newSystem starts to listen. After an error there is no news, and all the
// methods do nothing.
func newSystem() (*system, error) {
	s := &system{news: make(chan struct{}, 1)}
	fs, err := fsnotify.NewWatcher()
	if err != nil {
		return s, err
	}
	s.fs = fs
	s.ears.Go(func() {
		for e := range fs.Events {
			s.keep(func() { s.events = append(s.events, e) })
		}
	})
	s.ears.Go(func() {
		for range fs.Errors { // mostly that there were too many events
			s.keep(func() { s.missed = true })
		}
	})
	return s, nil
}

func (s *system) keep(what func()) {
	s.mu.Lock()
	what()
	s.mu.Unlock()
	signal(s.news)
}

// take returns the events since the last call, and whether some were lost.
func (s *system) take() (events []fsnotify.Event, missed bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	events, missed = s.events, s.missed
	s.events, s.missed = nil, false
	return events, missed
}

// add asks for news about a folder.
func (s *system) add(dir string) error {
	if s.fs == nil {
		return nil
	}
	return s.fs.Add(dir)
}

// remove asks for no more news about a folder. A folder that is gone has been
// forgotten by the system itself.
func (s *system) remove(dir string) {
	if s.fs != nil {
		s.fs.Remove(dir)
	}
}

func (s *system) close() {
	if s.fs != nil {
		s.fs.Close()
	}
	s.ears.Wait()
}

// signal puts a token into ch, unless one is there that nobody took yet.
func signal(ch chan struct{}) {
	select {
	case ch <- struct{}{}:
	default:
	}
}
