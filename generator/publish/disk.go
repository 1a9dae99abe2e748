package publish

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"
)

// folder is what publishing does to the output folder. Names are relative to
// it and slash-separated; a last element that is a link is never followed.
type folder interface {
	Lstat(name string) (fs.FileInfo, error)
	ReadDir(name string) ([]fs.DirEntry, error)
	ReadFile(name string) ([]byte, error)
	Mkdir(name string) error
	Create(name string, data []byte, durable bool) error // the file must not exist
	Rename(from, to string) error
	Remove(name string) error
}

// disk is a folder on the disk. os.Root keeps every operation inside it.
type disk struct{ root *os.Root }

func (d disk) Lstat(name string) (fs.FileInfo, error)     { return d.root.Lstat(name) }
func (d disk) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(d.root.FS(), name) }
func (d disk) ReadFile(name string) ([]byte, error)       { return d.root.ReadFile(name) }
func (d disk) Rename(from, to string) error               { return d.root.Rename(from, to) }
func (d disk) Remove(name string) error                   { return d.root.Remove(name) }

func (d disk) Mkdir(name string) error {
	if err := d.root.Mkdir(name, 0o755); err != nil {
		return err
	}
	if info, err := d.root.Lstat(name); err == nil && info.Mode().Perm() != 0o755 {
		d.root.Chmod(name, info.Mode()&^fs.ModePerm|0o755) // see Create; a set group bit stays
	}
	return nil
}

func (d disk) Create(name string, data []byte, durable bool) error {
	f, err := d.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	return save(f, data, durable)
}

// file is a file that is being written; an *os.File but in tests.
type file interface {
	io.Writer
	Chmod(mode fs.FileMode) error
	Sync() error
	Close() error
}

// save writes data to f and closes it. Disks tell late that they are full:
// some when they are asked to sync, some when the file is closed.
func save(f file, data []byte, durable bool) error {
	n, err := f.Write(data)
	if err == nil && n < len(data) {
		err = io.ErrShortWrite
	}
	f.Chmod(0o644) // a strict umask makes files that a web server cannot read; FAT has no modes, so an error is no matter
	if err == nil && durable {
		err = synced(f)
	}
	return errors.Join(err, f.Close())
}

// synced waits until f is on the disk, where the disk can tell.
func synced(f file) error {
	err := f.Sync()
	if errors.Is(err, errors.ErrUnsupported) || errors.Is(err, syscall.EINVAL) {
		return nil
	}
	return err
}

// act names what was being done to which file when err happened. The names in
// err itself are left out: they are those of staged files.
func act(verb, name string, err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		err = path.Err
	case errors.As(err, &link):
		err = link.Err
	}
	return fmt.Errorf("%s %s: %w", verb, name, err)
}

// missing tells whether err says that nothing is there.
func missing(err error) bool { return errors.Is(err, fs.ErrNotExist) }
