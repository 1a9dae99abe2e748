package theme

import "sync"

// keepBuilds is for how many builds a page is kept that nobody asks for. The
// dev server makes pages after they were asked for, so one build may end
// before all its pages were.
const keepBuilds = 2

// Memo remembers finished pages by what went into them, from one build to the
// next. It may be used from several goroutines.
type Memo struct {
	mu    sync.Mutex
	build int
	pages map[[32]byte]kept
}

type kept struct {
	data  []byte
	build int // the last build that asked for it
}

// NewMemo makes a memo that remembers nothing yet.
func NewMemo() *Memo { return &Memo{pages: map[[32]byte]kept{}} }

// next starts a build, and forgets the pages that the last builds did not ask
// for.
func (m *Memo) next() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.build++
	for key, page := range m.pages {
		if m.build-page.build > keepBuilds {
			delete(m.pages, key)
		}
	}
}

// get finds a page that was made before.
func (m *Memo) get(key [32]byte) ([]byte, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	page, ok := m.pages[key]
	if ok {
		m.pages[key] = kept{page.data, m.build}
	}
	return page.data, ok
}

// put keeps a page. Two goroutines that made the same page put the same bytes.
func (m *Memo) put(key [32]byte, data []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.pages[key] = kept{data, m.build}
}
