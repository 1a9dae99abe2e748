package artifact_test

import (
	"crypto/sha256"
	"errors"
	"sync"
	"testing"

	"handrail/generator/artifact"
)

// TestMadeOnce: whoever asks first, and for whatever, the bytes are made once.
func TestMadeOnce(t *testing.T) {
	made := 0
	a := artifact.New("a.html", artifact.Page, func() ([]byte, error) { made++; return []byte("text"), nil })
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			data, err := a.Bytes()
			size, err2 := a.Size()
			sum, err3 := a.Sum()
			if string(data) != "text" || size != 4 || sum != sha256.Sum256(data) || errors.Join(err, err2, err3) != nil {
				t.Errorf("%q, %d bytes, %v", data, size, errors.Join(err, err2, err3))
			}
		})
	}
	all.Wait()
	if made != 1 {
		t.Errorf("made %d times, want once", made)
	}
}

// TestForget: what is forgotten keeps its size and its sum, and comes back for
// those who ask for it.
func TestForget(t *testing.T) {
	made := 0
	a := artifact.New("a.html", artifact.Page, func() ([]byte, error) { made++; return []byte("text"), nil })
	want, err := a.Sum()
	if err != nil {
		t.Fatal(err)
	}
	a.Forget()
	if sum, err := a.Sum(); sum != want || err != nil {
		t.Errorf("another sum once it is forgotten: %v", err)
	}
	if size, err := a.Size(); size != 4 || err != nil || made != 1 {
		t.Errorf("%d bytes, %v, made %d times; want 4, nil, once", size, err, made)
	}
	if data, err := a.Bytes(); string(data) != "text" || err != nil || made != 2 {
		t.Errorf("%q, %v, made %d times; want text, nil, twice", data, err, made)
	}
}

// TestFaultStays: a file that cannot be made says so each time.
func TestFaultStays(t *testing.T) {
	fault := errors.New("no such field")
	a := artifact.New("a.html", artifact.Page, func() ([]byte, error) { return nil, fault })
	_, bytes := a.Bytes()
	_, size := a.Size()
	_, sum := a.Sum()
	a.Forget()
	_, again := a.Bytes()
	for _, err := range []error{bytes, size, sum, again} {
		if err != fault {
			t.Errorf("%v, want %v", err, fault)
		}
	}
}
