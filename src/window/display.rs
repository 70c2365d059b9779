//! Whether there is a display to open a window on, and an adapter to draw with. Found out before
//! anything is opened, so that a machine that has neither plays in the terminal instead of ending
//! in a panic.

use std::env;
#[cfg(all(unix, not(target_os = "macos")))]
use std::os::{fd::OwnedFd, unix::net::UnixStream};
use std::sync::Arc;

use bevy::render::renderer::{
    RenderAdapter, RenderAdapterInfo, RenderDevice, RenderInstance, RenderQueue, WgpuWrapper,
};
use bevy::render::settings::{RenderCreation, RenderResources};

/// Why there is no window.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Missing {
    /// No display.
    #[error("there is no display here")]
    Display,
    /// A display is named that does not answer.
    #[error("the display {0} does not answer")]
    Silent(String),
    /// No graphics adapter.
    #[error("there is no graphics adapter here that can draw ({0})")]
    Adapter(String),
}

/// What is drawn with.
pub(crate) struct Graphics {
    resources: RenderResources,
    /// Whether a processor draws, not a graphics card: then every picture costs its time.
    pub(crate) software: bool,
}

impl Graphics {
    /// As the renderer takes it.
    pub(crate) fn creation(self) -> RenderCreation {
        RenderCreation::Manual(self.resources)
    }
}

/// Finds an adapter to draw with. OpenGL's driver, which is slow to come and large, is asked only
/// where nothing better answers.
///
/// # Errors
/// When there is none.
pub(crate) fn graphics() -> Result<Graphics, Missing> {
    match wgpu::Backends::from_env() {
        Some(chosen) => graphics_by(chosen),
        None => graphics_by(wgpu::Backends::PRIMARY).or_else(|_| graphics_by(wgpu::Backends::GL)),
    }
}

fn graphics_by(backends: wgpu::Backends) -> Result<Graphics, Missing> {
    let told = |error: &dyn std::fmt::Display| Missing::Adapter(error.to_string());
    let instance = wgpu::Instance::new(wgpu::InstanceDescriptor {
        backends,
        ..wgpu::InstanceDescriptor::new_without_display_handle_from_env()
    });
    let options = wgpu::RequestAdapterOptions {
        power_preference: wgpu::PowerPreference::LowPower,
        ..wgpu::RequestAdapterOptions::default()
    };
    let adapter =
        bevy::tasks::block_on(instance.request_adapter(&options)).map_err(|error| told(&error))?;
    let info = adapter.get_info();
    let device = wgpu::DeviceDescriptor {
        label: Some("hotwash"),
        required_features: adapter.features() & !wgpu::Features::MAPPABLE_PRIMARY_BUFFERS,
        required_limits: adapter.limits(),
        memory_hints: wgpu::MemoryHints::MemoryUsage,
        ..wgpu::DeviceDescriptor::default()
    };
    let (device, queue) =
        bevy::tasks::block_on(adapter.request_device(&device)).map_err(|error| told(&error))?;
    Ok(Graphics {
        software: info.device_type == wgpu::DeviceType::Cpu,
        resources: RenderResources(
            RenderDevice::from(device),
            RenderQueue(Arc::new(WgpuWrapper::new(queue))),
            RenderAdapterInfo(WgpuWrapper::new(info)),
            RenderAdapter(Arc::new(WgpuWrapper::new(adapter))),
            RenderInstance(Arc::new(WgpuWrapper::new(instance))),
        ),
    })
}

/// A display that has answered, and the line to it. An X server that nobody is connected to any
/// more starts anew, and answers nobody meanwhile: so the line is kept until the window has its own.
#[derive(Debug)]
pub(crate) struct Answering(
    #[cfg(all(unix, not(target_os = "macos")))]
    #[expect(dead_code, reason = "it is kept, not used")]
    Option<OwnedFd>,
);

/// Makes sure that a display answers.
///
/// # Errors
/// When none is named, or the one that is named is not there.
#[cfg(all(unix, not(target_os = "macos")))]
pub(crate) fn ensure_display() -> Result<Answering, Missing> {
    let named = |name| env::var(name).ok().filter(|value| !value.is_empty());
    if let Some(wayland) = named("WAYLAND_DISPLAY") {
        if let Some(line) = answers_wayland(&wayland) {
            return Ok(Answering(Some(line)));
        }
        if named("DISPLAY").is_none() {
            return Err(Missing::Silent(wayland));
        }
    }
    // A compositor may hand over a connection that is open already.
    if named("WAYLAND_SOCKET").is_some() {
        return Ok(Answering(None));
    }
    let x11 = named("DISPLAY").ok_or(Missing::Display)?;
    match answers_x11(&x11) {
        Some(line) => Ok(Answering(Some(line))),
        None => Err(Missing::Silent(x11)),
    }
}

/// Other systems have a display whenever somebody is there to start a program.
#[cfg(not(all(unix, not(target_os = "macos"))))]
pub(crate) fn ensure_display() -> Result<Answering, Missing> {
    Ok(Answering())
}

#[cfg(all(unix, not(target_os = "macos")))]
fn answers_wayland(name: &str) -> Option<OwnedFd> {
    let path = std::path::PathBuf::from(env::var_os("XDG_RUNTIME_DIR").unwrap_or_default());
    // An absolute name stands for itself.
    let line = UnixStream::connect(path.join(name)).ok()?;
    Some(line.into())
}

/// The line to an X server that listens at `[host]:number[.screen]`.
#[cfg(all(unix, not(target_os = "macos")))]
fn answers_x11(display: &str) -> Option<OwnedFd> {
    use std::net::{TcpStream, ToSocketAddrs};
    use std::time::Duration;

    /// The first port of X servers over TCP.
    const FIRST_PORT: u16 = 6000;
    const PATIENCE: Duration = Duration::from_secs(2);

    let (host, rest) = display.rsplit_once(':')?;
    let number = rest.split('.').next().unwrap_or(rest);
    let number: u16 = number.parse().ok()?;
    if host.is_empty() || host == "unix" {
        let path = format!("/tmp/.X11-unix/X{number}");
        let line = UnixStream::connect(&path).ok();
        return line.or_else(|| answers_abstract(&path)).map(OwnedFd::from);
    }
    if host.starts_with('/') {
        return UnixStream::connect(display).ok().map(OwnedFd::from);
    }
    let port = FIRST_PORT.checked_add(number)?;
    let addresses = (host, port).to_socket_addrs().into_iter().flatten();
    addresses
        .into_iter()
        .find_map(|address| TcpStream::connect_timeout(&address, PATIENCE).ok())
        .map(OwnedFd::from)
}

#[cfg(target_os = "linux")]
fn answers_abstract(path: &str) -> Option<UnixStream> {
    use std::os::linux::net::SocketAddrExt;
    use std::os::unix::net::SocketAddr;
    let address = SocketAddr::from_abstract_name(path).ok()?;
    UnixStream::connect_addr(&address).ok()
}

#[cfg(all(unix, not(target_os = "macos"), not(target_os = "linux")))]
fn answers_abstract(_: &str) -> Option<UnixStream> {
    None
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_display_that_is_not_there_does_not_answer() {
        for display in [":4711", "unix:4711", "nonsense", ":x", "127.0.0.1:4711", ""] {
            assert!(answers_x11(display).is_none(), "{display}");
        }
        assert!(answers_wayland("wayland-4711").is_none());
    }

    #[test]
    fn a_socket_that_listens_answers() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("wayland-7");
        let _listens = std::os::unix::net::UnixListener::bind(&path).expect("a socket");
        assert!(answers_wayland(path.to_str().expect("plain letters")).is_some());
    }
}
