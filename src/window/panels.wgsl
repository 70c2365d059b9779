// Draws what panels are made of: triangles with a colour at each corner and one texture.
//
// Colours come as sRGB and leave as linear light. They are turned at the corners, not at each
// pixel: a texel's coverage and a colour are multiplied as light then, which is the same for a
// power law and for every pixel that is wholly covered. Where a processor draws, that is a third
// of the time.

struct Transform {
    scale: vec2<f32>,
    translation: vec2<f32>,
}

struct Corner {
    @location(0) at: vec2<f32>,
    @location(1) texel: vec2<f32>,
    @location(2) color: vec4<f32>,
}

struct Pixel {
    @builtin(position) at: vec4<f32>,
    @location(0) light: vec4<f32>,
    @location(1) texel: vec2<f32>,
}

@group(0) @binding(0) var<uniform> transform: Transform;
@group(1) @binding(0) var ink: texture_2d<f32>;
@group(1) @binding(1) var ink_sampler: sampler;

// sRGB to linear light, IEC 61966-2-1.
fn light_of(color: vec3<f32>) -> vec3<f32> {
    let dark = color / 12.92;
    let bright = pow((color + 0.055) / 1.055, vec3<f32>(2.4));
    return select(bright, dark, color <= vec3<f32>(0.04045));
}

@vertex
fn vs_main(corner: Corner) -> Pixel {
    let at = corner.at * transform.scale + transform.translation;
    let light = vec4<f32>(light_of(corner.color.rgb), corner.color.a);
    return Pixel(vec4<f32>(at, 0.0, 1.0), light, corner.texel);
}

@fragment
fn fs_main(pixel: Pixel) -> @location(0) vec4<f32> {
    // Panels lay texels upon pixels, one on one: the nearest is the one.
    let texel = vec2<i32>(pixel.texel * vec2<f32>(textureDimensions(ink)));
    return textureLoad(ink, texel, 0) * pixel.light;
}
