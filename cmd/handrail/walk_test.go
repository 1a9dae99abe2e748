package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"handrail/generator/author"
)

// stopAt calls stop when what is written to it holds words.
type stopAt struct {
	bytes.Buffer
	words string
	stop  func()
}

func (w *stopAt) Write(p []byte) (int, error) {
	n, err := w.Buffer.Write(p)
	if strings.Contains(w.String(), w.words) {
		w.stop()
	}
	return n, err
}

// TestInterruptLosesNothing: a lead answers one question and presses Ctrl-C at
// the next; the answer is in the file, and nobody waits for more.
func TestInterruptLosesNothing(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "content", "contacts", "line.md")
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte("---\ntitle: Line\nrole: crisis\nplaceholder: true\n---\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	desk, err := author.OpenDesk(dir, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	defer desk.Close()
	in, typed := io.Pipe() // stays open: a person who types nothing more
	defer typed.Close()
	go io.WriteString(typed, "555 0100\n")
	ctx, cancel := context.WithCancel(t.Context())
	a := &app{in: in, out: &stopAt{words: "Number for text messages", stop: cancel}, err: io.Discard}
	if err := a.walk(ctx, desk, time.Now()); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	got, err := os.ReadFile(file)
	if want := "---\ntitle: Line\nrole: crisis\nplaceholder: true\nphone: \"555 0100\"\n---\n"; err != nil || string(got) != want {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
}
