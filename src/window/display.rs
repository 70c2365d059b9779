//! Whether there is a display to open a window on, and an adapter to draw with. Found out before
//! anything is opened, so that a machine that has neither plays in the terminal instead of ending
//! in a panic.

use std::env;
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

/// Makes sure that a display answers.
///
/// # Errors
/// When none is named, or the one that is named is not there.
#[cfg(all(unix, not(target_os = "macos")))]
pub(crate) fn ensure_display() -> Result<(), Missing> {
    let named = |name| env::var(name).ok().filter(|value| !value.is_empty());
    if let Some(wayland) = named("WAYLAND_DISPLAY") {
        if answers_wayland(&wayland) {
            return Ok(());
        }
        if named("DISPLAY").is_none() {
            return Err(Missing::Silent(wayland));
        }
    }
    // A compositor may hand over a connection that is open already.
    if named("WAYLAND_SOCKET").is_some() {
        return Ok(());
    }
    match named("DISPLAY") {
        None => Err(Missing::Display),
        Some(x11) if answers_x11(&x11) => Ok(()),
        Some(x11) => Err(Missing::Silent(x11)),
    }
}

/// Other systems have a display whenever somebody is there to start a program.
#[cfg(not(all(unix, not(target_os = "macos"))))]
pub(crate) fn ensure_display() -> Result<(), Missing> {
    Ok(())
}

#[cfg(all(unix, not(target_os = "macos")))]
fn answers_wayland(name: &str) -> bool {
    let path = std::path::PathBuf::from(env::var_os("XDG_RUNTIME_DIR").unwrap_or_default());
    // An absolute name stands for itself.
    std::os::unix::net::UnixStream::connect(path.join(name)).is_ok()
}

/// Whether an X server listens at `[host]:number[.screen]`.
#[cfg(all(unix, not(target_os = "macos")))]
fn answers_x11(display: &str) -> bool {
    use std::net::{TcpStream, ToSocketAddrs};
    use std::os::unix::net::UnixStream;
    use std::time::Duration;

    /// The first port of X servers over TCP.
    const FIRST_PORT: u16 = 6000;
    const PATIENCE: Duration = Duration::from_secs(2);

    let Some((host, rest)) = display.rsplit_once(':') else {
        return false;
    };
    let number = rest.split('.').next().unwrap_or(rest);
    let Ok(number) = number.parse::<u16>() else {
        return false;
    };
    if host.is_empty() || host == "unix" {
        let path = format!("/tmp/.X11-unix/X{number}");
        return UnixStream::connect(&path).is_ok() || answers_abstract(&path);
    }
    if host.starts_with('/') {
        return UnixStream::connect(display).is_ok();
    }
    let Some(port) = FIRST_PORT.checked_add(number) else {
        return false;
    };
    let addresses = (host, port).to_socket_addrs().into_iter().flatten();
    addresses
        .into_iter()
        .any(|address| TcpStream::connect_timeout(&address, PATIENCE).is_ok())
}

#[cfg(target_os = "linux")]
fn answers_abstract(path: &str) -> bool {
    use std::os::linux::net::SocketAddrExt;
    use std::os::unix::net::{SocketAddr, UnixStream};
    SocketAddr::from_abstract_name(path)
        .and_then(|address| UnixStream::connect_addr(&address))
        .is_ok()
}

#[cfg(all(unix, not(target_os = "macos"), not(target_os = "linux")))]
fn answers_abstract(_: &str) -> bool {
    false
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_display_that_is_not_there_does_not_answer() {
        for display in [":4711", "unix:4711", "nonsense", ":x", "127.0.0.1:4711", ""] {
            assert!(!answers_x11(display), "{display}");
        }
        assert!(!answers_wayland("wayland-4711"));
    }

    #[test]
    fn a_socket_that_listens_answers() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("wayland-7");
        let _listens = std::os::unix::net::UnixListener::bind(&path).expect("a socket");
        assert!(answers_wayland(path.to_str().expect("plain letters")));
    }
}
