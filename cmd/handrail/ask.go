package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"handrail/generator/author"
	"handrail/generator/diag"
)

// What a person types instead of an answer.
const (
	skipWord  = "skip"
	quitWord  = "quit"
	clearWord = "-"
)

var (
	errSkip = errors.New("next page")
	errQuit = errors.New("enough for now")
)

// read hands out lines as they are typed. Nobody waits for one after Ctrl-C.
func read(in io.Reader) <-chan string {
	lines := make(chan string)
	go func() {
		defer close(lines)
		s := bufio.NewScanner(in)
		for s.Scan() {
			lines <- s.Text()
		}
	}()
	return lines
}

// ask asks until an answer is kept, and returns what holds then. Enter keeps
// now; with nothing there, it gives the proposal.
func (w *walker) ask(words, now, proposal string, write func(string) error) (string, error) {
	for {
		shown := now
		if shown == "" {
			shown = proposal
		}
		if shown != "" {
			shown = " [" + shown + "]"
		}
		fmt.Fprintf(w.out, "  %s%s: ", words, shown)
		text, err := w.line()
		switch {
		case err != nil:
			return "", err
		case text == "" && now != "", text == "" && proposal == "":
			return now, nil
		case text == "":
			text = proposal
		case text == clearWord:
			text = ""
		}
		err = write(text)
		refused, ok := errors.AsType[author.Refused](err)
		if !ok {
			return text, err
		}
		w.explain(refused.Diags[0])
	}
}

func (w *walker) explain(d diag.Diag) {
	fmt.Fprintf(w.out, "  %s [%s]\n", d.Text, d.Code)
	if d.Hint != "" {
		fmt.Fprintf(w.out, "    hint: %s\n", d.Hint)
	}
}

// line is the next line that is typed, without blanks around it.
func (w *walker) line() (string, error) {
	select {
	case <-w.ctx.Done():
		fmt.Fprintln(w.out)
		return "", w.ctx.Err()
	case text, ok := <-w.lines:
		text = strings.TrimSpace(text)
		switch {
		case !ok, text == quitWord:
			fmt.Fprintln(w.out)
			return "", errQuit
		case text == skipWord:
			return "", errSkip
		}
		return text, nil
	}
}
