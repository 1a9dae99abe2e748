package serve

import (
	"fmt"
	"net/http"
	"time"
)

// heartbeat keeps a stream of events from being closed as idle.
const heartbeat = 20 * time.Second

// events streams a message about every snapshot, the current one first. A
// browser that reads slowly gets the newest and may miss some between.
func (st *state) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	if r.Method == http.MethodHead {
		return
	}
	wake, leave := st.subscribe()
	defer leave()
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	out := http.NewResponseController(w)
	var told *snapshot
	fmt.Fprint(w, "retry: 500\n\n") // milliseconds until a browser tries again when the server was restarted
	for {
		select {
		case <-r.Context().Done():
			return
		case <-beat.C:
			fmt.Fprint(w, ":\n\n")
		case <-wake:
			if now := st.now.Load(); now != told {
				told = now
				fmt.Fprintf(w, "event: build\ndata: %s\n\n", now.told)
			}
		}
		if out.Flush() != nil {
			return // the browser went away
		}
	}
}
